"""The program's commands; each imports what it needs when it runs."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from core.cli import (
    audit,
    chat,
    database,
    demo,
    doctor,
    importing,
    invoice,
    letters,
    mailbox,
    numbers,
    serve,
)
from core.cli.german import GermanCommand, GermanGroup

NAME = "terminlotse"

app = typer.Typer(
    name=NAME,
    cls=GermanGroup,
    help="Termine vereinbaren per Chat und E-Mail: das Programm für die, die es betreiben.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from core.cli.version import version_text  # noqa: PLC0415

        typer.echo(version_text())
        raise typer.Exit


@app.callback()
def program(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_tell_version, help="Die Version nennen."
        ),
    ] = False,
) -> None:
    """Termine vereinbaren per Chat und E-Mail: das Programm für die, die es betreiben."""


for name, command in (
    ("serve", serve.serve),
    ("demo", demo.demo),
    ("chat", chat.chat),
    ("import", importing.import_),
    ("letters", letters.letters),
    ("numbers", numbers.numbers),
    ("audit", audit.audit),
    ("doctor", doctor.doctor),
):
    app.command(name, cls=GermanCommand)(command)
app.add_typer(database.app, name="db")
app.add_typer(invoice.app, name="invoice")
app.add_typer(mailbox.app, name="mail")


def main() -> int:
    """Run the command line; return the exit code."""
    from core.cli.ending import ended  # noqa: PLC0415 - keeps --help fast

    try:
        return ended(lambda: app(prog_name=NAME, standalone_mode=False))
    finally:
        gc.freeze()  # the system takes the memory back; looking for cycles in it takes a second
