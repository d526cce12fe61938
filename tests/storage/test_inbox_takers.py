"""Several workers take from one inbox, and every row is taken once."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from core.ports.unit_of_work import UnitOfWork
from core.storage.conversation_tables import inbox
from core.storage.transaction import Transaction
from tests.storage.test_inbox import event, store
from tests.world.world import KEY, World

ROWS, TAKERS = 20, 6


def test_two_takers_get_one(world: World) -> None:
    """However many workers reach for a row at once, one of them gets it."""
    store(world, *(event(str(number), address=str(number)) for number in range(ROWS)))
    ids = [row.id for row in world.rows(sa.select(inbox.c.id))]

    def take(row_id: str) -> str | None:
        def work(uow: UnitOfWork) -> str | None:
            row = uow.inbox.take(row_id)
            if row is None:
                return None
            uow.inbox.done(row.id, row.event.without_marks(), world.now)
            return row.id

        return world.database.write_here(work)

    with ThreadPoolExecutor(TAKERS) as takers:
        taken = Counter(takers.map(take, [row_id for row_id in ids for _ in range(TAKERS)]))
    assert taken == Counter(ids) + Counter({None: ROWS * (TAKERS - 1)})


def test_nobody_waits_for_a_taken_row(postgresql_world: World) -> None:
    """While one worker has a row, another one learns at once that it is taken."""
    world = postgresql_world
    store(world, event("1"))
    [row] = world.rows(sa.select(inbox.c.id))
    with world.database.engine.connect() as connection, connection.begin():
        assert Transaction(connection, KEY, "one").inbox.take(row.id) is not None
        assert world.database.write_here(lambda uow: uow.inbox.take(row.id)) is None
    assert world.database.write_here(lambda uow: uow.inbox.take(row.id)) is not None


def test_a_taker_that_dies_leaves_the_row(world: World) -> None:
    """When a worker's transaction is rolled back, the row waits as if it had never been taken."""
    store(world, event("1"))
    [row] = world.rows(sa.select(inbox.c.id))

    def die(uow: UnitOfWork) -> None:
        taken = uow.inbox.take(row.id)
        assert taken is not None
        uow.inbox.done(row.id, taken.event, world.now)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        world.database.write_here(die)
    assert world.database.write_here(lambda uow: uow.inbox.take(row.id)) is not None
