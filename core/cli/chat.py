"""``terminlotse chat``: the dialogue in a terminal, and a recording that is a ready test."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def chat(
    record: Annotated[
        Path | None, typer.Option(help="Das Gespräch als Test in diese Datei schreiben.")
    ] = None,
    live: Annotated[
        bool, typer.Option("--live", help="Mit der eingerichteten Datenbank statt mit Beispielen.")
    ] = False,
) -> None:
    """Das Gespräch im Terminal führen, mit Beispieldaten; [Knopf] oder #2 drückt einen Knopf."""
    if record is not None and live:
        raise typer.BadParameter("eine Aufnahme braucht die Beispieldaten, ohne --live")
    import asyncio  # noqa: PLC0415

    from core.bootstrap.terminal_chat import run_chat  # noqa: PLC0415

    asyncio.run(run_chat(record, live=live, say=typer.echo))
