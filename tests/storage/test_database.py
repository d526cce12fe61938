"""A unit of work is committed once or not at all, and says which."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import ExitStack

import pytest
import sqlalchemy as sa

from core.domain.errors import LostRace, TryLater
from core.domain.order import Order, OrderState
from core.ports.unit_of_work import UnitOfWork
from core.storage.conversation_tables import inbox
from core.storage.database import MOST_TRIES, SqlDatabase
from tests.storage.conftest import Write
from tests.storage.test_inbox import event, store
from tests.world.world import World


def kept(world: World) -> list[str]:
    """The natural keys in the inbox, in order."""
    return [row.natural_key for row in world.rows(sa.select(inbox).order_by(inbox.c.id))]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, TryLater])
def test_nothing_stays_of_work_that_raises(
    world: World, write: Write, error: type[BaseException]
) -> None:
    """Whatever work raises comes out as it is, and nothing of the work is kept."""

    def work(uow: UnitOfWork) -> None:
        uow.inbox.store([event("1")], world.now)
        raise error("on purpose")

    with pytest.raises(error, match="on purpose"):
        write(work)
    assert kept(world) == []
    store(world, event("2"))
    assert kept(world) == ["2"]


def test_lost_race_is_run_again(world: World, write: Write) -> None:
    """A lost race is run again from the start, in a new transaction."""
    tries: list[int] = []

    def work(uow: UnitOfWork) -> int:
        tries.append(uow.inbox.store([event("1")], world.now))
        if len(tries) < 3:
            raise LostRace("somebody was first")
        return len(tries)

    assert write(work) == 3
    assert tries == [1, 1, 1]
    assert kept(world) == ["1"]


def test_race_that_is_always_lost(write: Write) -> None:
    """After a few tries the lost race is told to the caller, who may try later."""
    tries: list[int] = []

    def work(_: UnitOfWork) -> None:
        tries.append(1)
        raise LostRace("somebody was first")

    with pytest.raises(LostRace):
        write(work)
    assert len(tries) == MOST_TRIES


def test_fault_of_ours_is_not_tried_later(world: World) -> None:
    """What a net refuses will be refused again: it is no temporary trouble."""
    with pytest.raises(sa.exc.IntegrityError):
        world.database.write_here(
            lambda uow: uow.access_codes.add("c" * 64, "0" * 32, world.now, world.now)
        )


def test_readers_see_what_is_committed(world: World, order: Order) -> None:
    """While a transaction runs, readers see the state before it, and after its commit its own."""
    changed, seen = threading.Event(), threading.Event()

    def work(uow: UnitOfWork) -> None:
        uow.orders.set_state(order.id, OrderState.SCHEDULED, world.now)
        changed.set()
        assert seen.wait(10)

    writer = threading.Thread(target=world.database.write_here, args=(work,))
    writer.start()
    assert changed.wait(10)
    before = world.database.read_here(lambda uow: uow.orders.by_id(order.id)).state
    seen.set()
    writer.join()
    after = world.database.read_here(lambda uow: uow.orders.by_id(order.id)).state
    assert (before, after) == (OrderState.OPEN, OrderState.SCHEDULED)


async def test_the_loop_is_free_while_work_runs(database: SqlDatabase) -> None:
    """A transaction runs off the event loop, which goes on meanwhile."""
    go_on = threading.Event()

    def work(_: UnitOfWork) -> str:
        assert go_on.wait(10)
        return "done"

    async with asyncio.timeout(10):
        writing = asyncio.create_task(database.write(work))
        await asyncio.sleep(0)
        assert await database.read(lambda uow: uow.orders.by_number("47110815")) is None
        go_on.set()
        assert await writing == "done"


async def test_sqlite_writes_in_turn(sqlite_world: World) -> None:
    """On SQLite what is written first is committed first."""
    events = [event(str(number)) for number in range(40)]
    writes = [
        sqlite_world.database.write(lambda uow, one=one: uow.inbox.store([one], sqlite_world.now))
        for one in events
    ]
    await asyncio.gather(*writes)
    assert kept(sqlite_world) == [one.natural_key for one in events]


def test_deadlock_is_run_again(postgresql_world: World) -> None:
    """Two transactions that wait for each other both get through: one of them is run again."""
    world = postgresql_world
    orders = [world.order(), world.order()]
    both_have_one = threading.Barrier(2)
    runs: list[str] = []

    def lock(first: Order, second: Order) -> None:
        def work(uow: UnitOfWork) -> None:
            runs.append(first.id)
            uow.orders.lock(first.id)
            if len(runs) <= 2:
                both_have_one.wait(10)
            uow.orders.lock(second.id)

        world.database.write_here(work)

    threads = [threading.Thread(target=lock, args=pair) for pair in (orders, orders[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(runs.count(order.id) for order in orders) == [1, 2]


@pytest.mark.parametrize("way", ["read_here", "write_here"])
def test_no_connection_left(world: World, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """When all connections are in use for too long, the work may be tried later."""
    engine = world.database._reading if way == "read_here" else world.database.engine
    monkeypatch.setattr(engine.pool, "_timeout", 0.02)
    with ExitStack() as used:
        for _ in range(engine.pool.size() + engine.pool._max_overflow):
            used.enter_context(engine.connect())
        with pytest.raises(TryLater):
            getattr(world.database, way)(lambda uow: uow.orders.by_number("47110815"))


def test_full_disk_is_temporary(sqlite_world: World) -> None:
    """When the disk is full nothing is half done, and once there is room it goes on."""
    world = sqlite_world
    pages = world.rows("PRAGMA page_count")[0][0]
    world.rows(f"PRAGMA max_page_count = {pages}")
    big = [event(str(number)) for number in range(2000)]
    with pytest.raises(TryLater):
        store(world, *big)
    assert kept(world) == []
    world.rows(f"PRAGMA max_page_count = {pages * 1000}")
    assert store(world, *big) == 2000


def test_locked_file_is_temporary(sqlite_world: World) -> None:
    """When another program keeps the file locked for too long, the work may be tried later."""
    world = sqlite_world
    world.rows("PRAGMA busy_timeout = 20")
    path = sa.make_url(world.database.url).database
    assert path is not None
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(TryLater):
        store(world, event("1"))
    other.execute("ROLLBACK")
    other.close()
    assert store(world, event("1")) == 1
