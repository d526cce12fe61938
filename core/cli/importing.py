"""``terminlotse import``: orders, providers and slots from CSV files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from core.importing.report import Report


class What(StrEnum):
    """What a file holds."""

    ORDERS = "orders"
    PROVIDERS = "providers"
    SLOTS = "slots"


def import_(
    what: Annotated[What, typer.Argument(metavar="ART", help="Was die Datei enthält.")],
    file: Annotated[Path, typer.Argument(metavar="DATEI", help="Die CSV-Datei.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Nur prüfen, nichts schreiben.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Ergebnis als JSON ausgeben.")] = False,
) -> None:
    """Aufträge, Leistende oder Terminangebote einlesen. Alle Zeilen oder keine."""
    from core.bootstrap.importing import import_into  # noqa: PLC0415
    from core.cli.progress import progress_bar  # noqa: PLC0415
    from core.cli.running import container, schema_must_be_current  # noqa: PLC0415

    with container() as parts:
        schema_must_be_current(parts)
        with progress_bar(f"{file.name} wird gelesen") as progress:
            report = import_into(
                parts, what.value, file, parts.clock(), dry_run=dry_run, progress=progress
            )
    typer.echo(_json(report) if as_json else _text(report, dry_run=dry_run))
    if not report.ok:
        raise typer.Exit(1)


def _text(report: Report, *, dry_run: bool) -> str:
    if not report.ok:
        problems = "\n".join(f"  {line}" for line in report.lines())
        return f"Nichts wurde übernommen. Bitte zuerst diese Stellen ändern:\n{problems}"
    verb = "würden übernommen" if dry_run else "übernommen"
    return (
        f"{report.read} Zeilen gelesen, {verb}: {report.new} neu, {report.changed} geändert, "
        f"{report.unchanged} unverändert."
    )


def _json(report: Report) -> str:
    import json  # noqa: PLC0415
    from dataclasses import asdict  # noqa: PLC0415

    return json.dumps({"ok": report.ok, **asdict(report)}, ensure_ascii=False)
