"""Imports with the operator's settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from core.bootstrap.container import Container
from core.importing import Report, import_file


def import_into(
    parts: Container,
    kind: str,
    path: Path,
    now: datetime,
    *,
    dry_run: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Report:
    """Import one CSV file; see core.importing."""
    raise AssertionError
