"""docs/dialogue.md shows the table as it is."""

from __future__ import annotations

import re

from core.dialogue.table import IN, TABLE
from tests.dialogue.diagram import PAGE, page, picture


def test_the_page_is_fresh() -> None:
    """The page is what `python -m tests.dialogue.diagram` writes."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_event_of_the_table_is_on_the_page() -> None:
    """Whatever can happen is told in the tables."""
    told = set(re.findall(r"[`*](\w+)[`*]", page()))
    assert {event.value for _, event in TABLE} <= told


def test_every_way_between_nodes_is_in_the_picture() -> None:
    """Each transition to another node has its arrow, from the node itself or from its group."""
    arrows = re.findall(r"    (\w+) --> (\w+) : (.*)", picture())
    drawn = {(start, to, event) for start, to, on in arrows for event in on.split(", ")}
    for (node, event), row in TABLE.items():
        for to in row.to:
            starts = {node.value, "anywhere", *(["signed_in"] if node in IN else [])}
            assert to is node or any((start, to, event) in drawn for start in starts)
