"""``terminlotse audit``: recompute every invariant from the data."""

from __future__ import annotations

from typing import Annotated

import typer


def audit(
    as_json: Annotated[bool, typer.Option("--json", help="Als JSON ausgeben.")] = False,
) -> None:
    """Alle Regeln an den Daten nachrechnen. Auch die Prüfkette; Exit-Code 1 bei einem Fund."""
    from core.auditing import audit as run_audit  # noqa: PLC0415
    from core.cli.progress import progress_bar  # noqa: PLC0415
    from core.cli.running import container, schema_must_be_current  # noqa: PLC0415

    with container() as parts:
        schema_must_be_current(parts)
        with progress_bar("Regeln werden geprüft") as progress:
            report = run_audit(parts.database, progress)
    typer.echo(report.to_json() if as_json else report.to_text())
    if not report.ok:
        raise typer.Exit(1)
