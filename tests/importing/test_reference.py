"""The page about files to import is true: its examples are taken, its columns are all of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.importing.import_file import import_file
from core.importing.rules import ImportRules
from core.importing.sheets.orders import order_sheet
from core.importing.sheets.providers import provider_sheet
from core.importing.sheets.slots import slot_sheet
from core.storage.database import SqlDatabase
from tests.architecture.source_tree import ROOT
from tests.world.world import KEY

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
PAGE = (ROOT / "docs/reference/import-files.md").read_text("utf-8")
SHEETS = {"orders": order_sheet, "providers": provider_sheet, "slots": slot_sheet}


def section(kind: str) -> str:
    """What the page says about a kind of file."""
    return PAGE.split(f"\n## {kind}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("kind", SHEETS)
def test_every_column(kind: str) -> None:
    """Each column is explained, and no other."""
    rows = [line.split("|")[1] for line in section(kind).splitlines() if line.startswith("| `")]
    told = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(told) == sorted(SHEETS[kind](ImportRules()).columns)  # type: ignore[operator]


def test_the_examples(sqlite_database: SqlDatabase, tmp_path: Path) -> None:
    """The examples can be imported one after the other, as they stand there."""
    for kind in ("providers", "slots", "orders"):
        found = re.search(r"```csv\n(.*?)```", section(kind), re.DOTALL)
        assert found
        file = tmp_path / f"{kind}.csv"
        file.write_text(found[1], "utf-8")
        report = import_file(kind, file, sqlite_database, secrets=KEY, now=NOW)  # type: ignore[arg-type]
        assert (report.ok, report.new) == (True, 1), report.lines()
