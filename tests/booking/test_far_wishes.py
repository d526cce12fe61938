"""Wishes for days that lie far apart: what is free between them hides nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from core.domain.ids import new_id
from core.storage.tables import slots
from tests.world.person import Person
from tests.world.world import World, at

PROVIDERS, DAYS = 45, 30


@pytest.fixture
def erna(sqlite_world: World) -> Person:
    """She lives where many assessors have many slots, from 25 November on, and is signed in."""
    first = at("2026-11-25 08:00")
    rows = [
        {
            "id": new_id(sqlite_world.now), "provider_id": provider.id, "mode": "home",
            "state": "free", "starts_at": begin, "ends_at": begin + timedelta(hours=2),
            "busy_until": begin + timedelta(hours=2),
        }
        for provider in [sqlite_world.provider() for _ in range(PROVIDERS)]
        for day in range(DAYS)
        for begin in (first + timedelta(days=day), first + timedelta(days=day, hours=3))
    ]  # fmt: skip
    with sqlite_world.database.engine.begin() as connection:
        connection.execute(sa.insert(slots), rows)
    erna = sqlite_world.person()
    erna.signs_in(sqlite_world.order(statutory_due_on=None))
    return erna


def test_the_second_day_is_looked_at(erna: Person) -> None:
    """Nothing is free on the first day; the second one comes after thousands of free slots."""
    seen = erna.says("am 24. November oder am 23. Dezember")
    assert "nichts frei" not in seen
    assert [label[:10] for label in seen.buttons[:2]] == ["Mi 23.12. ", "Mi 23.12. "]


def test_back_and_forth(erna: Person) -> None:
    """Pages turn over the gap both ways."""
    erna.says("am 25. November oder am 23. Dezember")
    assert [label[:9] for label in erna.sees().buttons[:4]] == ["Mi 25.11."] * 2 + ["Mi 23.12."] * 2
