"""Imports with the operator's settings."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from core.bootstrap.container import Container
from core.importing.import_file import import_file
from core.importing.kinds import Kind
from core.importing.report import Report
from core.importing.rules import ImportRules


def import_into(
    parts: Container,
    kind: Kind,
    path: Path,
    now: datetime,
    *,
    dry_run: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _whole: None,
) -> Report:
    """Import one CSV file; see core.importing.import_file."""
    booking = parts.settings.booking
    rules = ImportRules(
        foreign_number=re.compile(booking.foreign_order_number),
        travel=timedelta(minutes=booking.travel_minutes),
    )
    return import_file(
        kind,
        path,
        parts.database,
        secrets=parts.secrets,
        now=now,
        rules=rules,
        dry_run=dry_run,
        progress=progress,
    )
