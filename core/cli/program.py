"""The program's commands and how its errors end: one clear line, exit code 1."""

from __future__ import annotations

import typer

from core.cli import audit, chat, database, demo, doctor, importing, numbers, serve

app = typer.Typer(
    name="terminlotse",
    help="Termine vereinbaren per Chat und E-Mail: das Programm für die, die es betreiben.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("serve")(serve.serve)
app.command("demo")(demo.demo)
app.command("chat")(chat.chat)
app.command("import")(importing.import_)
app.command("numbers")(numbers.numbers)
app.command("audit")(audit.audit)
app.command("doctor")(doctor.doctor)
app.add_typer(database.app, name="db")


def main() -> int:
    """Run the command line; return the exit code."""
    from core.cli.ending import ended  # noqa: PLC0415 - keeps --help fast

    try:
        return ended(app)
    finally:
        gc.freeze()  # the system takes the memory back; looking for cycles in it takes a second
