"""Signing in tells a stranger nothing: not by its words, and not by the work it takes."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import event

from tests.world.person import Person
from tests.world.world import World


def _tried(world: World, person: Person, text: str) -> tuple[str, list[str]]:
    """What a person is told after a try, and the statements that were run for it."""
    statements: list[str] = []

    def note(_c: sa.Connection, _u: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(world.database.engine, "before_cursor_execute", note)
    told = person.says(text)
    event.remove(world.database.engine, "before_cursor_execute", note)
    return str(told), statements


def test_an_unknown_order_and_a_wrong_postcode_are_alike(world: World) -> None:
    """Both get the same words after the same statements, so neither shows which orders exist."""
    order = world.order(number="47110815", postcode="40213")
    wrong = _tried(world, world.person("1"), f"{order.order_number} 40215")
    unknown = _tried(world, world.person("2"), "47110816 40213")
    assert wrong == unknown
