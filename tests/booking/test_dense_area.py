"""Where hundreds offer the same times, a person still sees every time."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from core.domain.ids import new_id
from core.storage.tables import slots
from tests.world.world import World, at

PROVIDERS, HOURS = 600, 12
PAGE = 5


def test_no_time_is_hidden_by_many_at_an_earlier_one(sqlite_world: World) -> None:
    """600 assessors offer the same twelve times: paging on shows all twelve, each once."""
    first = at("2026-11-25 08:00")
    rows = [
        {
            "id": new_id(sqlite_world.now), "provider_id": provider.id, "mode": "home",
            "state": "free", "starts_at": begin, "ends_at": begin + timedelta(hours=1),
            "busy_until": begin + timedelta(hours=1),
        }
        for provider in [sqlite_world.provider() for _ in range(PROVIDERS)]
        for begin in (first + timedelta(hours=hour) for hour in range(HOURS))
    ]  # fmt: skip
    with sqlite_world.database.engine.begin() as connection:
        connection.execute(sa.insert(slots), rows)
    erna = sqlite_world.person()
    erna.signs_in(sqlite_world.order(statutory_due_on=None))
    seen = []
    erna.says("Termin buchen")
    for _ in range(HOURS // PAGE + 1):
        seen += [label for label in erna.sees().buttons if label.startswith("Mi 25.11.")]
        erna.says("später")
    assert len(seen) == HOURS
    assert len(set(seen)) == HOURS
