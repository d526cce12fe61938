"""``terminlotse doctor``: what is wrong with this installation, and what to do about it."""

from __future__ import annotations

from typing import Annotated

import typer

MARKS = {"ok": "✓", "warning": "!", "error": "✗"}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Als JSON ausgeben.")] = False,
) -> None:
    """Prüfen, was an der Einrichtung nicht stimmt.

    Einstellungen, Datenbank, Schlüssel, Platz und Telegram; Exit-Code 1 bei Fehlern.
    """
    import asyncio  # noqa: PLC0415
    import json  # noqa: PLC0415
    from dataclasses import asdict  # noqa: PLC0415

    from core.bootstrap.diagnosis import diagnose_parts  # noqa: PLC0415
    from core.cli.running import container  # noqa: PLC0415

    with container() as parts:
        findings = asyncio.run(diagnose_parts(parts))
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    for finding in () if as_json else findings:
        typer.echo(f"{MARKS[finding.level]} {finding.what}")
        if finding.advice:
            typer.echo(f"    → {finding.advice}")
    if any(finding.level == "error" for finding in findings):
        raise typer.Exit(1)
