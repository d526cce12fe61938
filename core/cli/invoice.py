"""``terminlotse invoice read``: what an invoice says and what is odd about it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.cli.german import GermanCommand, GermanGroup

if TYPE_CHECKING:
    from core.invoicing import Reading

app = typer.Typer(
    cls=GermanGroup,
    help="Rechnungen ansehen, wie das Programm sie liest.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("read", cls=GermanCommand)
def read(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="DATEI…", help="PDF- oder XML-Dateien.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Je Datei eine Zeile JSON ausgeben.")
    ] = False,
    as_jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help='Dateien zeilenweise von der Standardeingabe: {"path": "…"}.'),
    ] = False,
) -> None:
    """Rechnungen lesen und prüfen. Exit-Code 1, wenn sich eine nicht lesen lässt."""
    if bool(files) == as_jsonl:
        raise typer.BadParameter("entweder Dateien oder --jsonl angeben")
    if as_jsonl:
        _answer_lines()
        return
    readings = [(path, _read(path)) for path in files or ()]
    for path, reading in readings:
        typer.echo(_json(reading)) if as_json else _show(path, reading)
    if any(reading.invoice is None for _, reading in readings):
        raise typer.Exit(1)


def _answer_lines() -> None:
    """Answer each line as it comes, so that another program can wait for every answer."""
    for line in sys.stdin.buffer:
        if line.strip():
            typer.echo(_json(_asked(line)))
            sys.stdout.flush()


def _asked(line: bytes) -> Reading:
    import json  # noqa: PLC0415

    try:
        path = json.loads(line)["path"]
    except (ValueError, TypeError, KeyError, RecursionError):
        path = None
    if not isinstance(path, str) or not path:
        return _unread("line_unreadable", 'Die Zeile ist kein JSON der Form {"path": "…"}.')
    return _read(Path(path))


def _read(path: Path) -> Reading:
    from core.invoicing import read_invoice  # noqa: PLC0415
    from core.invoicing.read_invoice import LARGEST  # noqa: PLC0415

    try:
        if not path.is_file():  # a pipe or a device would keep us waiting
            return _unread("file_missing", "Diese Datei gibt es nicht.")
        with path.open("rb") as file:
            return read_invoice(file.read(LARGEST + 1))
    except (OSError, ValueError):
        return _unread("file_unreadable", "Auf die Datei gibt es keinen Zugriff.")


def _unread(code: str, message: str) -> Reading:
    from core.invoicing import Finding, Reading  # noqa: PLC0415

    return Reading(None, (Finding(code, "error", message),))


def _json(reading: Reading) -> str:
    import json  # noqa: PLC0415

    from core.invoicing.as_object import as_object  # noqa: PLC0415

    return json.dumps(as_object(reading), ensure_ascii=False)


def _show(path: Path, reading: Reading) -> None:
    from rich.console import Console  # noqa: PLC0415

    from core.cli.invoice_table import invoice_table  # noqa: PLC0415

    Console().print(invoice_table(path.name, reading))
