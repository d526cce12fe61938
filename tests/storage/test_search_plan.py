"""The search for slots walks along its index: asked of the engines themselves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from core.domain.order import Order
from core.domain.slot import Mode, Slot, SlotState
from core.ports.booking_store import SlotQuery
from core.storage.runner import Found, Runner, prepare
from core.storage.slots import SlotStore
from core.storage.tables import slots
from tests.world.rows import slot_row
from tests.world.world import World

PROVIDERS, SLOTS_EACH = 30, 400


@pytest.fixture
def full(world: World) -> World:
    """So many slots that reading them all would be the wrong plan; a tenth of them is taken."""
    ids = [world.provider().id for _ in range(PROVIDERS)]
    rows = []
    for number, provider_id in enumerate(ids):
        for step in range(SLOTS_EACH):
            starts = world.now + timedelta(hours=3 * step, minutes=number)
            slot = Slot(
                id=f"{number:016}{step:016}", provider_id=provider_id, starts_at=starts,
                ends_at=starts + timedelta(hours=2), busy_until=starts + timedelta(hours=2),
                mode=Mode.HOME, state=SlotState.BOOKED if step % 10 == 0 else SlotState.FREE,
            )  # fmt: skip
            rows.append(slot_row(slot))
    with world.database.engine.begin() as connection:
        connection.execute(sa.insert(slots), rows)
        connection.execute(sa.text("ANALYZE"))
    return world


def query(order: Order, world: World, **details: Any) -> SlotQuery:  # noqa: ANN401 - of a query
    """A page of six of three providers, from a week from now on."""
    since = world.now + timedelta(days=7)
    values = {"provider_ids": ("G3", "G7", "G21"), "since": since, "until": None, "limit": 6}
    return SlotQuery(order_id=order.id, now=world.now, **(values | details))


class Noting(Runner):
    """Keeps what was run last."""

    last: tuple[Any, Any]

    def execute(self, statement: Any, values: Any) -> Found:  # noqa: ANN401 - as it came
        """Note and run."""
        self.last = statement, values
        return super().execute(statement, values)


def plan(world: World, asked: SlotQuery) -> str:
    """How the engine runs the one statement that the search sends."""
    with world.database._reading.connect() as connection:
        runner = Noting(connection)
        SlotStore(runner).find(asked)
        statement, values = runner.last
        prepared = prepare(statement, runner.dialect, tuple(values))
        explain = "EXPLAIN QUERY PLAN " if world.database.sqlite else "EXPLAIN "
        rows = connection.exec_driver_sql(explain + prepared.sql, prepared.arguments(values)).all()
    return "\n".join(str(row[-1]) for row in rows)


@pytest.mark.parametrize("edge", [None, "after", "before"])
def test_search_walks_the_index(full: World, edge: str | None) -> None:
    """Forwards and backwards, free slots are read along ix_slots_free and never all of them."""
    order = full.order()
    details = {edge: (full.now + timedelta(days=20), "0" * 32)} if edge else {}
    asked = query(order, full, **details)
    found = plan(full, asked)
    assert "ix_slots_free" in found, found
    assert "ix_slots_taken" in found, found
    for scan in ("Seq Scan on slots", "SCAN slots", "SCAN s\n", "SCAN o\n", "SCAN x\n"):
        assert scan not in found + "\n", found


def test_the_check_sees_a_scan(full: World) -> None:
    """The test above is not blind: without its index the search reads what it should not."""
    full.change("DROP INDEX ix_slots_free")
    asked = query(full.order(), full)
    found = plan(full, asked)
    assert "ix_slots_free" not in found
