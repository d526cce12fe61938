"""Desks to import at, on one engine or both."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.storage.database import SqlDatabase
from tests.importing.files import Desk


@pytest.fixture
def desk(sqlite_database: SqlDatabase, tmp_path: Path) -> Desk:
    """A desk on SQLite, for whatever the engines do not do differently."""
    return Desk(sqlite_database, tmp_path)


@pytest.fixture
def any_desk(database: SqlDatabase, tmp_path: Path) -> Desk:
    """A desk on either engine."""
    return Desk(database, tmp_path)
