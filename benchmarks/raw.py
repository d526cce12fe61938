"""The baseline: recorded transactions through the bare driver, one after the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, Protocol

import psycopg

from benchmarks.recording import Recorded

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-65536",
    "temp_store=MEMORY",
)
"""Those of core.storage.engines."""


class Raw(Protocol):
    """A bare connection to a database."""

    def run(self, transactions: Iterable[Recorded]) -> None:
        """Do it again: every statement, every row fetched, every commit and rollback."""
        ...

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return what a query finds."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class RawSqlite:
    """Plain sqlite3: one writer, and a reader beside it as ours has."""

    def __init__(self, path: str) -> None:
        """Open the file at ``path``."""
        self._writer, self._reader = self._open(path), self._open(path)

    @staticmethod
    def _open(path: str) -> sqlite3.Cursor:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection.cursor()

    def run(self, transactions: Iterable[Recorded]) -> None:
        """Do it again."""
        for transaction in transactions:
            cursor = self._writer if transaction.writes else self._reader
            cursor.execute("BEGIN IMMEDIATE" if transaction.writes else "BEGIN")
            for sql, parameters, many in transaction.statements:
                if many:
                    cursor.executemany(sql, parameters)
                else:
                    cursor.execute(sql, parameters).fetchall()
            cursor.execute("COMMIT" if transaction.commits else "ROLLBACK")

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return what a query finds."""
        return self._reader.execute(sql).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._writer.connection.close()
        self._reader.connection.close()


class RawPostgresql:
    """Plain psycopg on one connection."""

    def __init__(self, url: str) -> None:
        """Connect to ``url``."""
        self._connection = psycopg.connect(
            url, prepare_threshold=3, options="-c timezone=UTC", autocommit=False
        )

    def run(self, transactions: Iterable[Recorded]) -> None:
        """Do it again."""
        with self._connection.cursor() as cursor:
            for transaction in transactions:
                for sql, parameters, many in transaction.statements:
                    if many:
                        cursor.executemany(sql, parameters)
                        continue
                    cursor.execute(sql, parameters)
                    if cursor.description:
                        cursor.fetchall()
                if transaction.commits:
                    self._connection.commit()
                else:
                    self._connection.rollback()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return what a query finds."""
        found = self._connection.execute(sql.encode()).fetchall()
        self._connection.commit()
        return found

    def close(self) -> None:
        """Disconnect."""
        self._connection.close()
