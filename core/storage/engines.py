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

BUSY_TIMEOUT_MS = 30_000


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


def normalised(url: str) -> sa.URL:
    """Return ``url`` with our drivers; raises sqlalchemy.exc.ArgumentError when it is none."""
    parsed = sa.make_url(url)
    match parsed.get_backend_name():
        case "sqlite":
            return parsed.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return parsed.set(drivername="postgresql+psycopg")
        case other:
            raise sa.exc.ArgumentError(f"{other} is not supported, only sqlite and postgresql")


def is_sqlite(url: str) -> bool:
    """Say whether ``url`` names an SQLite database."""
    return normalised(url).get_backend_name() == "sqlite"


def _sqlite(url: sa.URL, *, writer: bool) -> sa.Engine:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(
        url,
        poolclass=sa.pool.QueuePool,
        hide_parameters=True,
        pool_size=1 if writer else 4,
        max_overflow=0 if writer else 4,
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000},
    )
    begin = "BEGIN IMMEDIATE" if writer else "BEGIN"

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "cache_size=-65536",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
