"""``terminlotse letters``: the links that letters carry; behind one, only the postcode is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def letters(
    file: Annotated[
        Path, typer.Argument(metavar="DATEI", help="Neue CSV-Datei, die die Links bekommt.")
    ],
    *,
    bot: Annotated[
        str, typer.Option(metavar="NAME", help="Benutzername des Bots in Telegram, ohne @.")
    ],
    number: Annotated[
        list[str] | None,
        typer.Option(
            "--order",
            metavar="NUMMER",
            help="Nur dieser Auftrag, auch wenn er schon einen Link hat; mehrmals möglich.",
        ),
    ] = None,
    days: Annotated[
        int, typer.Option(min=1, max=3650, metavar="TAGE", help="So lange gelten die Links.")
    ] = 120,
) -> None:
    """Links für Anschreiben ausgeben. Für jeden offenen Auftrag, der noch keinen hat.

    Wer den Link öffnet, braucht nur noch die Postleitzahl. Jeder Link gilt einmal.
    """
    from datetime import timedelta  # noqa: PLC0415

    from core.bootstrap.letters import UnknownOrder, write_letters  # noqa: PLC0415
    from core.cli.running import container, schema_must_be_current  # noqa: PLC0415

    with container() as parts:
        schema_must_be_current(parts)
        try:
            written = write_letters(
                parts, file, bot.removeprefix("@"), number or (), timedelta(days=days)
            )
        except UnknownOrder as unknown:
            typer.echo(f"terminlotse: einen Auftrag {unknown} gibt es nicht", err=True)
            raise typer.Exit(1) from None
    typer.echo(_told(written, file))


def _told(written: int, file: Path) -> str:
    if not written:
        return "Alle offenen Aufträge haben schon einen Link; es gibt keine neue Datei."
    links = "1 Link" if written == 1 else f"{written} Links"
    return f"{links} in {file}. Die Datei ist so geheim wie die Briefe selbst."
