"""The transition table under observation: which row was taken, and where it led."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from core.dialogue import table
from core.dialogue.events import Event
from core.dialogue.meaning import Meaning
from core.dialogue.outputs import Turn
from core.dialogue.state import Node, State
from core.dialogue.table import Row

Transition = tuple[Node, Event, Node]


@contextmanager
def watched() -> Iterator[set[Transition]]:
    """Note every transition that is made as long as this lasts."""
    seen: set[Transition] = set()
    before, first = dict(table.TABLE), table.SIGN_IN_FIRST
    table.TABLE.update({key: _watch(row, seen) for key, row in before.items()})  # type: ignore[attr-defined]
    table.SIGN_IN_FIRST = _watch(first, seen)
    try:
        yield seen
    finally:
        table.TABLE.update(before)  # type: ignore[attr-defined]
        table.SIGN_IN_FIRST = first


def _watch(row: Row, seen: set[Transition]) -> Row:
    def act(state: State, meaning: Meaning, now: datetime) -> Turn:
        turn = row.act(state, meaning, now)
        seen.add((state.node, meaning.event, turn.state.node))
        return turn

    return replace(row, act=act)
