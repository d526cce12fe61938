"""Writes at the same moment: on SQLite they share a commit, and nobody notices."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest

from core.domain.errors import LostRace
from core.ports.unit_of_work import UnitOfWork
from core.storage.database import SqlDatabase
from tests.storage.test_database import kept
from tests.storage.test_inbox import event
from tests.telegram.away import at_point
from tests.world.world import KEY, World


def _store(world: World, key: str, uow: UnitOfWork) -> str:
    uow.inbox.store([event(key)], world.now)
    uow.audit.record("tested", f"inbox:{key}", world.now)
    return key


async def test_one_commit(sqlite_world: World) -> None:
    """Eight writes at the same moment wait for the disk once, and each gets its own result."""
    database, commits = sqlite_world.database, []
    with at_point("database.committed", lambda: commits.append(1), times=9):
        results = await asyncio.gather(
            *(database.write(partial(_store, sqlite_world, str(key))) for key in range(8))
        )
    assert results == [str(key) for key in range(8)]
    assert len(kept(sqlite_world)) == 8
    assert len(commits) == 1


async def test_more_than_share_a_commit(world: World) -> None:
    """However many write at the same moment, all of them are kept."""
    writes = (world.database.write(partial(_store, world, f"{key:02}")) for key in range(40))
    await asyncio.gather(*writes)
    assert sorted(kept(world)) == [f"{key:02}" for key in range(40)]


async def test_whoever_raises_is_alone(world: World) -> None:
    """One that raises is told so, and takes nobody with it."""

    def raising(uow: UnitOfWork) -> str:
        _store(world, "2", uow)
        raise ValueError("2")

    outcomes = await asyncio.gather(
        world.database.write(partial(_store, world, "1")),
        world.database.write(raising),
        world.database.write(partial(_store, world, "3")),
        return_exceptions=True,
    )
    assert outcomes[0] == "1"
    assert isinstance(outcomes[1], ValueError)
    assert outcomes[2] == "3"
    assert kept(world) == ["1", "3"]


async def test_each_in_its_own_name(world: World) -> None:
    """What is audited names on whose behalf each of them ran."""
    await asyncio.gather(
        world.database.write(partial(_store, world, "1"), "rim"),
        world.database.write(partial(_store, world, "2"), "relay"),
    )
    audited = world.rows("SELECT actor, subject FROM audit_events WHERE action = 'tested'")
    assert sorted(tuple(row) for row in audited) == [("relay", "inbox:2"), ("rim", "inbox:1")]


async def test_a_lost_race_is_run_again(world: World) -> None:
    """A lost race is run again, beside others as well as alone."""
    tries = []

    def racing(uow: UnitOfWork) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise LostRace("once")
        return _store(world, "1", uow)

    results = await asyncio.gather(
        world.database.write(racing), world.database.write(partial(_store, world, "2"))
    )
    assert results == ["1", "2"]
    assert sorted(kept(world)) == ["1", "2"]


async def test_closed(tmp_path: Path) -> None:
    """Whoever writes to a database that is closed is told so, and does not wait for ever."""
    database = SqlDatabase(f"sqlite:///{tmp_path / 'closed.db'}", KEY)
    database.close()
    with pytest.raises(RuntimeError):
        await database.write(lambda uow: uow.actor)


async def test_cancelled_in_time(sqlite_world: World) -> None:
    """A write that is cancelled before it begins never begins; the one beside it does."""
    database = sqlite_world.database
    first = asyncio.ensure_future(database.write(partial(_store, sqlite_world, "1")))
    second = asyncio.ensure_future(database.write(partial(_store, sqlite_world, "2")))
    asyncio.get_running_loop().call_soon(first.cancel)
    assert await second == "2"
    with pytest.raises(asyncio.CancelledError):
        await first
    assert kept(sqlite_world) == ["2"]
