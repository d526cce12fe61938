"""What a database of ours asks of the driver, so that the same can be asked again without us."""
# ruff: noqa: ANN401 - the drivers take anything

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import psycopg
import sqlalchemy as sa
from sqlalchemy import event

from core.storage.database import SqlDatabase

Statement = tuple[str, Any, bool]
"""SQL, its arguments, and whether these are many rows."""

PARTS = ("SAVEPOINT", "ROLLBACK TO", "RELEASE")
QUIET = ("PRAGMA", "BEGIN")


@dataclass(slots=True)
class Recorded:
    """A transaction: whether it may write, what was executed, and how it ended."""

    writes: bool
    statements: list[Statement] = field(default_factory=list)
    commits: bool = True


class Recorder:
    """Keeps what is asked of the driver, from the first connection of a database on."""

    def __init__(self, database: SqlDatabase) -> None:
        """Listen to ``database``, which is not connected yet."""
        self._done: list[Recorded] = []
        self._listen(database.engine, writes=True)
        reading = database._reading  # noqa: SLF001 - measured from outside
        if reading is not database.engine:
            self._listen(reading, writes=False)

    def _listen(self, engine: sa.Engine, *, writes: bool) -> None:
        @event.listens_for(engine, "do_connect")
        def connect(
            _dialect: object, _record: object, args: list[Any], options: dict[str, Any]
        ) -> sqlite3.Connection | psycopg.Connection[Any]:
            tape = Tape(self._done, writes=writes)
            if engine.dialect.name == "sqlite":
                made = sqlite3.connect(*args, **options, factory=SqliteOnTape)
                made.tape = tape
                return made
            reached = PsycopgOnTape.connect(*args, **options, cursor_factory=PsycopgCursor)
            reached.tape = tape
            return reached

    def drain(self) -> list[Recorded]:
        """Return the finished transactions since the last call, in the order of their ends."""
        done, self._done[:] = list(self._done), []
        return done


class Tape:
    """What one connection was asked since its last commit or rollback."""

    def __init__(self, done: list[Recorded], *, writes: bool) -> None:
        """Put finished transactions on ``done``."""
        self._done = done
        self._writes = writes
        self._open = Recorded(writes)

    def keep(self, sql: str, arguments: object, *, many: bool = False) -> None:
        """Keep a statement; what ours does between savepoints is a transaction by itself."""
        if sql.startswith(PARTS):
            self.end(commits=not sql.startswith("ROLLBACK"))
        elif not sql.startswith(QUIET):
            self._open.statements.append((sql, arguments, many))

    def end(self, *, commits: bool) -> None:
        """Close the transaction; an empty one is none."""
        ended, self._open = self._open, Recorded(self._writes)
        if ended.statements:
            ended.commits = commits
            self._done.append(ended)


class SqliteCursor(sqlite3.Cursor):
    """Says what it is asked."""

    def execute(self, sql: str, arguments: Any = (), /) -> Self:
        """Keep and do."""
        self.connection.tape.keep(sql, arguments)  # type: ignore[attr-defined]
        return super().execute(sql, arguments)

    def executemany(self, sql: str, arguments: Iterable[Any], /) -> Self:
        """Keep and do."""
        rows = list(arguments)
        self.connection.tape.keep(sql, rows, many=True)  # type: ignore[attr-defined]
        return super().executemany(sql, rows)


class SqliteOnTape(sqlite3.Connection):
    """Says what it is asked."""

    tape: Tape

    def cursor(self, factory: Any = SqliteCursor) -> Any:
        """Return a cursor that says what it is asked."""
        return super().cursor(factory)

    def commit(self) -> None:
        """Note the end and commit."""
        self.tape.end(commits=True)
        super().commit()

    def rollback(self) -> None:
        """Note the end and roll back."""
        self.tape.end(commits=False)
        super().rollback()


class PsycopgCursor(psycopg.Cursor[Any]):
    """Says what it is asked."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Self:
        """Keep and do."""
        if isinstance(self.connection, PsycopgOnTape):
            self.connection.tape.keep(query, params)
        return super().execute(query, params, **options)

    def executemany(self, query: Any, params_seq: Iterable[Any], **options: Any) -> None:
        """Keep and do."""
        rows: list[Mapping[str, Any]] = list(params_seq)
        if isinstance(self.connection, PsycopgOnTape):
            self.connection.tape.keep(query, rows, many=True)
        super().executemany(query, rows, **options)


class PsycopgOnTape(psycopg.Connection[Any]):
    """Says what it is asked."""

    tape: Tape

    def commit(self) -> None:
        """Note the end and commit."""
        self.tape.end(commits=True)
        super().commit()

    def rollback(self) -> None:
        """Note the end and roll back."""
        self.tape.end(commits=False)
        super().rollback()
