"""``terminlotse demo``: everything in one process, with invented people and a phone to try."""

from __future__ import annotations

from typing import Annotated

import typer

FIRST_PORT = 8080


def demo(
    check: Annotated[
        bool, typer.Option("--check", help="Selbst einen Termin buchen und enden.")
    ] = False,
    port: Annotated[
        int,
        typer.Option(
            metavar="PORT", min=0, max=65535, help="Port der Seite; belegt: der nächste freie."
        ),
    ] = FIRST_PORT,
) -> None:
    """Die Demo starten. Ohne Konto, ohne Netz, mit Telefon, Briefen und Beispieldaten."""
    import asyncio  # noqa: PLC0415

    from core.bootstrap.demo import run_demo  # noqa: PLC0415

    if not asyncio.run(run_demo(port=0 if check else port, check=check, say=typer.echo)):
        raise typer.Exit(1)
