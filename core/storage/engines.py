"""Engines for SQLite and PostgreSQL, set so that "committed" means kept.

SQLite: WAL with synchronous=FULL (the only setting after which we may say "booked"), one writer
that begins IMMEDIATE (a lock that is upgraded later fails without waiting), readers beside it.
PostgreSQL: READ COMMITTED with explicit locks; UTC sessions.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import PoolProxiedConnection

BUSY_TIMEOUT_MS = 30_000


class Writer(SQLiteDialect_pysqlite):
    """SQLite that takes the lock for writing at once. A dialect, because an event costs more."""

    supports_statement_cache = True
    begin = "BEGIN IMMEDIATE"

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Begin: the driver must not, and SQLAlchemy would leave it to the driver."""
        dbapi_connection.cursor().execute(self.begin)


class Reader(Writer):
    """SQLite that takes no lock."""

    supports_statement_cache = True
    begin = "BEGIN"


sa.dialects.registry.register("sqlite.writer", __name__, Writer.__name__)
sa.dialects.registry.register("sqlite.reader", __name__, Reader.__name__)


def make_engine(url: str, *, writer: bool = True) -> sa.Engine:
    """Return an engine for ``url`` (``sqlite:///…`` or ``postgresql://…``), tuned as above."""
    parsed = normalised(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed, writer=writer)
    return sa.create_engine(
        parsed,
        hide_parameters=True,
        pool_size=4,
        max_overflow=4,
        pool_timeout=10,
        pool_recycle=1800,
        connect_args={
            "options": "-c timezone=UTC",
            "connect_timeout": 5,
            "prepare_threshold": 3,
        },
    )


class NoDatabaseAddress(ValueError):
    """What was given is no address of an SQLite file or a PostgreSQL database."""


def normalised(url: str) -> sa.URL:
    """Return ``url`` with our drivers; raises NoDatabaseAddress when it is none of ours."""
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        raise NoDatabaseAddress from None  # the text of the error may hold the password
    match parsed.drivername.partition("+")[0]:
        case "sqlite" if parsed.database not in {None, "", ":memory:"} and not parsed.query:
            return parsed.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return parsed.set(drivername="postgresql+psycopg")
    raise NoDatabaseAddress


def is_sqlite(url: str) -> bool:
    """Say whether ``url`` names an SQLite database."""
    return normalised(url).get_backend_name() == "sqlite"


def _sqlite(url: sa.URL, *, writer: bool) -> sa.Engine:
    file = Path(url.database or "")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = sa.create_engine(
        url.set(drivername=f"sqlite+{'writer' if writer else 'reader'}"),
        poolclass=sa.pool.QueuePool,
        hide_parameters=True,
        pool_size=1 if writer else 4,
        max_overflow=0 if writer else 4,
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000},
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: object) -> None:
        if file.stat().st_size == 0:  # new: what people write is for its owner's eyes alone,
            file.chmod(0o600)  # and SQLite gives the files beside it the same mode
        connection.isolation_level = None  # the driver must not begin transactions of its own
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "cache_size=-65536",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    return engine
