"""Runs the statements of the stores: SQLAlchemy writes the SQL, the driver alone runs it.

A statement is a constant of its module, so it is compiled once for each engine. SQLAlchemy's own
``execute`` costs ten times what SQLite needs for a row, and a turn has about twenty statements:
running them this way doubles how many turns a second there are (``./run bench turn``).
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler

from core.storage.types import AnyRow

Values = Mapping[str, Any]
Convert = Callable[[Any], Any]


class Runner:
    """Runs statements on one connection, in the transaction that it is in."""

    __slots__ = ("_connection", "_cursor", "dialect")

    def __init__(self, connection: sa.Connection) -> None:
        """Work on ``connection``."""
        self._connection = connection
        self._cursor: DBAPICursor = connection.connection.cursor()
        self.dialect = connection.dialect

    def execute(self, statement: Executable, values: Values) -> Found:
        """Run ``statement`` and return what it found; raises sqlalchemy.exc.DBAPIError."""
        prepared = prepare(statement, self.dialect, tuple(values))
        self._run(self._cursor.execute, prepared.sql, prepared.arguments(values))
        rows = self._cursor.fetchall() if self._cursor.description else ()
        return Found(rows, self._cursor.rowcount, prepared.row)

    def execute_each(self, statement: Executable, rows: Sequence[Values]) -> None:
        """Run ``statement`` for each of ``rows``, which all name the same values."""
        prepared = prepare(statement, self.dialect, tuple(rows[0]))
        arguments = [prepared.arguments(values) for values in rows]
        self._run(self._cursor.executemany, prepared.sql, arguments)

    def scalar(self, statement: Executable, values: Values) -> Any:  # noqa: ANN401 - any type
        """Return the first value of the first row, None when there is no row."""
        return next(self.scalars(statement, values), None)

    def scalars(self, statement: Executable, values: Values) -> Iterator[Any]:
        """Return the first value of every row."""
        return (row[0] for row in self.execute(statement, values))

    def _run(self, work: Callable[[str, Any], object], sql: str, arguments: object) -> None:
        driver = self.dialect.loaded_dbapi
        try:
            work(sql, arguments)
        except driver.Error as error:
            dead = self._connection.connection.dbapi_connection
            if self.dialect.is_disconnect(error, dead, self._cursor):
                # SQLAlchemy finds out for itself, drops what else is in its pool, and raises
                self._connection.exec_driver_sql("SELECT 1")
            raise DBAPIError.instance(
                sql,
                None,
                error,
                driver.Error,
                hide_parameters=True,
                dialect=self.dialect,
            ) from error


class Found:
    """The rows of a statement, all fetched, and how many it touched."""

    __slots__ = ("_row", "_rows", "rowcount")

    def __init__(self, rows: Sequence[Any], rowcount: int, row: Convert) -> None:
        """Keep ``rows`` as the driver gave them; ``row`` makes ours of one."""
        self._rows = rows
        self.rowcount = rowcount
        self._row = row

    def __iter__(self) -> Iterator[AnyRow]:
        return map(self._row, self._rows)

    def all(self) -> list[AnyRow]:
        """Return all rows."""
        return list(self)

    def first(self) -> AnyRow | None:
        """Return the first row, None when there is none."""
        return self._row(self._rows[0]) if self._rows else None

    def one(self) -> AnyRow:
        """Return the only row."""
        (row,) = self
        return row


class Prepared:
    """A statement in the words of one engine, and how values go in and rows come out."""

    __slots__ = ("_constants", "_named", "_outgoing", "row", "sql")

    def __init__(self, compiled: SQLCompiler, columns: Sequence[sa.ColumnElement[Any]]) -> None:
        """Take over what SQLAlchemy worked out; ``columns`` are those of its rows."""
        dialect = compiled.dialect
        self.sql = compiled.string
        self._named = compiled.positiontup is None
        self._constants: dict[str, Any] = {}
        converts: dict[str, Convert | None] = {}
        for parameter, name in compiled.bind_names.items():
            convert = parameter.type.dialect_impl(dialect).bind_processor(dialect)
            converts[name] = convert if parameter.required else None
            if not parameter.required:
                self._constants[name] = convert(parameter.value) if convert else parameter.value
        order = compiled.positiontup or list(converts)
        self._outgoing = [(name, converts[name]) for name in order]
        self.row = _row_maker(columns, dialect)

    def arguments(self, values: Values) -> dict[str, Any] | tuple[Any, ...]:
        """Return the arguments for the driver."""
        given = {**self._constants, **values} if self._constants else values
        outgoing = [
            given[name] if convert is None else convert(given[name])
            for name, convert in self._outgoing
        ]
        if self._named:
            return {name: value for (name, _), value in zip(self._outgoing, outgoing, strict=True)}
        return tuple(outgoing)


@lru_cache(maxsize=512)
def prepare(statement: Executable, dialect: Dialect, names: tuple[str, ...]) -> Prepared:
    """Return ``statement`` ready for ``dialect``; ``names`` decide which columns are written."""
    assert isinstance(statement, sa.ClauseElement)  # whatever can be run is one
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    assert isinstance(compiled, SQLCompiler)
    columns = getattr(statement, "exported_columns", ())
    return Prepared(compiled, tuple(columns))


def _row_maker(columns: Sequence[sa.ColumnElement[Any]], dialect: Dialect) -> Convert:
    names = [str(column.key) for column in columns]
    row: Any = namedtuple("row", names, rename=True)  # type: ignore[misc] # noqa: PYI024 - known only now
    make: Convert = row._make
    incoming = [
        (index, convert)
        for index, column in enumerate(columns)
        if (convert := column.type.dialect_impl(dialect).result_processor(dialect, None))
    ]
    if not incoming:
        return make

    def converted(raw: Sequence[Any]) -> AnyRow:
        values = list(raw)
        for index, convert in incoming:
            values[index] = convert(values[index])
        made: AnyRow = make(values)
        return made

    return converted
