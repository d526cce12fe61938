"""Trouble made on purpose: the database away for a while, and acts at labelled points."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from core.usecases import reached
from tests.world.postgresql_server import PostgresqlServer


class Away:
    """A database that can be taken away and given back."""

    def __init__(self, url: str, server: PostgresqlServer | None) -> None:
        """Nothing happens yet."""
        self._name = sa.make_url(url).database or ""
        self._server = server
        self._locking: sqlite3.Connection | None = None

    def go(self) -> None:
        """Take it away: PostgreSQL ends all sessions and takes none, SQLite is locked."""
        if self._server is None:
            self._locking = sqlite3.connect(
                self._name, isolation_level=None, check_same_thread=False
            )
            self._locking.execute("BEGIN IMMEDIATE")
            return
        self._server.run(f"ALTER DATABASE {self._name} ALLOW_CONNECTIONS false")
        self._server.disconnect_all(self._name)

    def come_back(self) -> None:
        """Give it back."""
        if self._server is None:
            assert self._locking is not None
            self._locking.close()
            return
        self._server.run(f"ALTER DATABASE {self._name} ALLOW_CONNECTIONS true")


@contextmanager
def at_point(point: str, act: Callable[[], None], times: int = 1) -> Iterator[None]:
    """Do ``act`` when a labelled point is reached, so many times."""
    left = [times]

    def heard(reached_now: str) -> None:
        if reached_now == point and left[0]:
            left[0] -= 1
            act()

    reached.listen(heard)
    try:
        yield
    finally:
        reached._listeners.remove(heard)
