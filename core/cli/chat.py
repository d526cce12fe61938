"""``terminlotse chat``: the dialogue in a terminal, and a recording that is a ready test."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def chat(
    record: Annotated[
        Path | None,
        typer.Option(metavar="DATEI", help="Das Gespräch als Test in diese Datei schreiben."),
    ] = None,
    live: Annotated[
        bool, typer.Option("--live", help="Mit der eingerichteten Datenbank statt mit Beispielen.")
    ] = False,
) -> None:
    """Das Gespräch im Terminal führen. Mit Beispieldaten; [Knopf] oder #2 drückt einen Knopf."""
    if record is not None and live:
        raise typer.BadParameter("eine Aufnahme braucht die Beispieldaten, ohne --live")
    from core.bootstrap.terminal_session import chat_live, chat_with_samples  # noqa: PLC0415
    from core.cli.running import container, schema_must_be_current  # noqa: PLC0415
    from core.telemetry.events import set_up_logs  # noqa: PLC0415

    if live:
        with container() as parts:
            schema_must_be_current(parts)
            chat_live(parts, typer.echo)
    else:
        set_up_logs("WARNING", json_lines=False)
        chat_with_samples(record, typer.echo)
