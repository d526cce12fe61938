"""What the documents name exists."""

import re
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, short, table_rows

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FOLDERS = r"(?:bot|web|core|tests|docs|benchmarks|\.ci)/"


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_links_lead_somewhere(page: Path) -> None:
    """No link between the documents is dead."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_paths_exist(page: Path) -> None:
    """A file or folder that a document names in back quotes is there."""
    paths = re.findall(rf"`({FOLDERS}[^`\s<*]*)`", page.read_text("utf-8"))
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_nine_things_are_found_in_one_look() -> None:
    """The README says for at least nine things where they are."""
    page = (ROOT / "README.md").read_text("utf-8")
    where = page.split("## Where is what")[1].split("\n## ")[0]
    assert len([row for row in table_rows(where) if row[0] != "looking for"]) >= 9
