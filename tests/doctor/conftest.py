"""Checkups of installations that are well."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.doctor.checkup import Checkup
from core.storage.database import SqlDatabase
from tests.world.world import KEY, START


async def answers() -> str:
    """Telegram, when all is well."""
    return "@terminlotse_bot"


def checkup_of(database: SqlDatabase, data_dir: Path) -> Checkup:
    """A checkup with everything set up as it should be."""
    return Checkup(
        database=database,
        secrets=KEY,
        data_dir=data_dir,
        now=START,
        token="123456:ABC-DEF",
        telegram=answers,
    )


@pytest.fixture
def checkup(database: SqlDatabase, tmp_path: Path) -> Checkup:
    """A healthy installation on either engine."""
    return checkup_of(database, tmp_path)


@pytest.fixture
def sqlite_checkup(sqlite_database: SqlDatabase, tmp_path: Path) -> Checkup:
    """A healthy installation on SQLite."""
    return checkup_of(sqlite_database, tmp_path)
