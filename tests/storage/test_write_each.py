"""Several works at once: each is kept whole or not at all, whatever becomes of the others."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from core.ports.unit_of_work import UnitOfWork
from tests.storage.test_database import kept
from tests.storage.test_inbox import event
from tests.telegram.away import at_point
from tests.world.world import World


class Works:
    """Works that store an event each, and fail as they are told."""

    def __init__(self, world: World) -> None:
        """Work in ``world``."""
        self._world = world

    def good(self, uow: UnitOfWork, key: str) -> str:
        """Store an event."""
        uow.inbox.store([event(key)], self._world.now)
        uow.audit.record("tested", f"inbox:{key}", self._world.now)
        return key

    def raising(self, uow: UnitOfWork, key: str) -> str:
        """Store an event, and raise."""
        self.good(uow, key)
        raise ValueError(key)

    def refused(self, uow: UnitOfWork, key: str) -> str:
        """Store an event, and do what the database refuses."""
        self.good(uow, key)
        uow.access_codes.add("check", "no such order", self._world.now, self._world.now)
        return key


def test_each_by_itself(world: World) -> None:
    """One that raises is undone alone; those before and behind it are kept, with their audit."""
    works = Works(world)
    outcomes = world.database.write_each(
        [
            lambda uow: works.good(uow, "1"),
            lambda uow: works.raising(uow, "2"),
            lambda uow: works.good(uow, "3"),
        ]
    )
    assert outcomes[0] == "1"
    assert isinstance(outcomes[1], ValueError)
    assert outcomes[2] == "3"
    assert kept(world) == ["1", "3"]
    audited = world.rows("SELECT subject FROM audit_events WHERE action = 'tested'")
    assert sorted(row.subject for row in audited) == ["inbox:1", "inbox:3"]


def test_what_the_database_refuses(world: World) -> None:
    """One that the database refuses takes nobody with it."""
    works = Works(world)
    outcomes = world.database.write_each(
        [
            lambda uow: works.good(uow, "1"),
            lambda uow: works.refused(uow, "2"),
            lambda uow: works.good(uow, "3"),
        ]
    )
    assert isinstance(outcomes[1], sa.exc.DBAPIError)
    assert [outcomes[0], outcomes[2]] == ["1", "3"]
    assert kept(world) == ["1", "3"]


def test_a_transaction_that_the_database_has_ended(sqlite_world: World) -> None:
    """When SQLite rolled everything back by itself, each work is run alone, once more."""
    works, runs = Works(sqlite_world), []

    def unlucky(uow: UnitOfWork) -> str:
        runs.append(1)
        if len(runs) == 1:
            uow.connection.connection.rollback()  # type: ignore[attr-defined]
            raise RuntimeError("the disk is full")
        return works.good(uow, "2")

    outcomes = sqlite_world.database.write_each([lambda uow: works.good(uow, "1"), unlucky])
    assert outcomes == ["1", "2"]
    assert kept(sqlite_world) == ["1", "2"]


def test_one_commit_on_sqlite(sqlite_world: World) -> None:
    """On SQLite, eight works that wait together wait for the disk once."""
    works, commits = Works(sqlite_world), []
    with at_point("database.committed", lambda: commits.append(1), times=9):
        sqlite_world.database.write_each(
            [lambda uow, key=str(key): works.good(uow, key) for key in range(8)]
        )
    assert len(commits) == 1
    assert len(kept(sqlite_world)) == 8


def test_nothing_is_kept_before_the_commit(sqlite_world: World) -> None:
    """What ends before the commit they share leaves all of them as if they had never begun."""
    works = Works(sqlite_world)

    def end() -> None:
        raise KeyboardInterrupt

    with at_point("database.before_commit", end), pytest.raises(KeyboardInterrupt):
        sqlite_world.database.write_each(
            [lambda uow, key=str(key): works.good(uow, key) for key in range(3)]
        )
    assert kept(sqlite_world) == []
