"""``terminlotse mail read``: how a raw mail is read and screened."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from core.cli.german import GermanCommand, GermanGroup

app = typer.Typer(
    cls=GermanGroup,
    help="E-Mails ansehen, wie das Programm sie liest.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
REPORT = "mail_gateway.screening.report"  # by name: the core depends on no channel
LARGEST = 64 * 1024 * 1024


@app.command("read", cls=GermanCommand)
def read(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="DATEI…", help="E-Mails als .eml-Dateien.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Je Datei eine Zeile JSON ausgeben.")
    ] = False,
    as_jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl",
            help='Zeilenweise von der Standardeingabe: {"path": "…"} oder {"raw": "Base64"}.',
        ),
    ] = False,
) -> None:
    """E-Mails lesen und einordnen. Exit-Code 1, wenn sich eine Datei nicht öffnen lässt."""
    if bool(files) == as_jsonl:
        raise typer.BadParameter("entweder Dateien oder --jsonl angeben")
    if as_jsonl:
        for line in _lines():
            _print_json(_asked(line))
        return
    unopened = 0
    for path in files or ():
        told = _read(path)
        unopened += told["raw_sha256"] is None
        _print_json(told) if as_json else _show(path, told)
    if unopened:
        raise typer.Exit(1)


def _lines() -> Iterator[bytes]:
    """Yield each line as it comes, so that another program can wait for every answer."""
    while line := sys.stdin.buffer.readline():
        if line.strip():
            yield line


def _asked(line: bytes) -> dict[str, Any]:
    import base64  # noqa: PLC0415
    import json  # noqa: PLC0415

    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return _not_read("line_unreadable")
    if isinstance(asked, dict) and isinstance(asked.get("raw"), str):
        try:
            return _told(base64.b64decode(asked["raw"], validate=True))
        except ValueError:
            return _not_read("base64_unreadable")
    path = asked.get("path") if isinstance(asked, dict) else None
    if not isinstance(path, str) or not path:
        return _not_read("line_unreadable")
    return _read(Path(path))


def _read(path: Path) -> dict[str, Any]:
    try:
        if not path.is_file():  # a pipe or a device would keep us waiting
            return _not_read("file_missing")
        if path.stat().st_size > LARGEST:
            return _not_read("file_too_large")
        return _told(path.read_bytes())
    except (OSError, ValueError):
        return _not_read("file_unreadable")


def _told(raw: bytes) -> dict[str, Any]:
    return dict(_module().report(raw))


def _not_read(reason: str) -> dict[str, Any]:
    return dict(_module().not_read(reason))


def _module() -> Any:  # noqa: ANN401 - a module by its name
    import importlib  # noqa: PLC0415

    return importlib.import_module(REPORT)


def _print_json(told: dict[str, Any]) -> None:
    import json  # noqa: PLC0415

    typer.echo(json.dumps(told, ensure_ascii=False))
    sys.stdout.flush()


def _show(path: Path, told: dict[str, Any]) -> None:
    from core.cli.mail_summary import summary  # noqa: PLC0415

    typer.echo(summary(path.name, told))
