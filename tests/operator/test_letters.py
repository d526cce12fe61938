"""`letters`: links whose code leaves only the postcode to ask."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

import pytest

from core.bootstrap.demo_orders import demo_orders, orders_csv
from tests.operator.installation import Installation
from tests.operator.test_database_commands import NOW, counted


@pytest.fixture
def stocked(ready: Installation) -> Installation:
    """An installation with orders."""
    ready.file("orders.csv", orders_csv(demo_orders(NOW)))
    assert ready.does("import", "orders", "orders.csv").code == 0
    return ready


def links(path: Path) -> dict[str, str]:
    """The file's links by order number."""
    with path.open(encoding="utf-8") as file:
        return {row["order_number"]: row["link"] for row in csv.DictReader(file)}


def test_a_link_for_each_order(stocked: Installation) -> None:
    """Each order gets one link of its own, in a file that nobody else can read."""
    outcome = stocked.does("letters", "links.csv", "--bot", "@TerminBot")
    path = stocked.folder / "links.csv"
    assert outcome.err == ""
    made = links(path)
    assert (outcome.code, len(made)) == (0, counted("orders"))
    assert len(set(made.values())) == len(made) == counted("access_codes")
    assert all(link.startswith("https://t.me/TerminBot?start=") for link in made.values())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_only_who_has_none(stocked: Installation) -> None:
    """A second run finds nobody without a link, and an order that is named gets a new one."""
    stocked.does("letters", "first.csv", "--bot", "TerminBot")
    said = stocked.does("letters", "second.csv", "--bot", "TerminBot").out
    assert said.startswith("Alle offenen Aufträge haben schon einen Link")
    assert not (stocked.folder / "second.csv").exists()
    number = next(iter(links(stocked.folder / "first.csv")))
    stocked.does("letters", "third.csv", "--bot", "TerminBot", "--order", number)
    assert list(links(stocked.folder / "third.csv")) == [number]


def test_nothing_is_overwritten(stocked: Installation) -> None:
    """A file that is there stays as it is, and no code is issued."""
    stocked.file("links.csv", "mine")
    outcome = stocked.does("letters", "links.csv", "--bot", "TerminBot")
    assert (outcome.code, outcome.only_line) == (1, "terminlotse: links.csv: das gibt es schon")
    assert (stocked.folder / "links.csv").read_text() == "mine"
    assert counted("access_codes") == 0


def test_an_unknown_order(stocked: Installation) -> None:
    """A wrong number is named, no file remains and no code is issued."""
    outcome = stocked.does("letters", "links.csv", "--bot", "TerminBot", "--order", "99999999")
    assert outcome.code == 1
    assert "99999999" in outcome.only_line
    assert not list(stocked.folder.glob("links.csv*"))
    assert counted("access_codes") == 0
