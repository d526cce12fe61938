"""Fixtures for everybody: a migrated database on either engine, and a world on top of it.

Imports stand inside the fixtures, so that tests without a database start without paying for it.
"""
# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from core.storage.database import SqlDatabase
    from tests.world.postgresql_server import PostgresqlServer
    from tests.world.world import World


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresqlServer]:
    """A real PostgreSQL for this run alone, with a migrated template; stopped at the end."""
    from tests.world.postgresql_server import PostgresqlServer

    server = PostgresqlServer()
    try:
        server.migrate_template()
        yield server
    finally:
        server.stop()


@pytest.fixture
def postgresql_url(postgresql_server: PostgresqlServer) -> Iterator[str]:
    """The address of a migrated, empty PostgreSQL database that is this test's own."""
    name = postgresql_server.create()
    yield postgresql_server.url(name)
    postgresql_server.drop(name)


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.world.sqlite_file import migrated_file

    return migrated_file(tmp_path_factory.mktemp("sqlite") / "template.sqlite")


@pytest.fixture
def sqlite_url(_sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a migrated, empty SQLite database that is this test's own."""
    from tests.world.sqlite_file import copied

    return copied(_sqlite_template, tmp_path / "terminlotse.sqlite")


@pytest.fixture
def postgresql_database(postgresql_url: str) -> Iterator[SqlDatabase]:
    """A migrated, empty database on PostgreSQL."""
    yield from _database(postgresql_url)


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[SqlDatabase]:
    """A migrated, empty database on SQLite."""
    yield from _database(sqlite_url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> SqlDatabase:
    """A migrated, empty database, once on each engine."""
    found: SqlDatabase = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture
def world(database: SqlDatabase) -> Iterator[World]:
    """A world on either engine: Monday 23 November 2026, 9 o'clock in Berlin."""
    yield from _world(database)


@pytest.fixture
def sqlite_world(sqlite_database: SqlDatabase) -> Iterator[World]:
    """A world on SQLite alone, for tests that do not touch what the engines do differently."""
    yield from _world(sqlite_database)


@pytest.fixture
def postgresql_world(postgresql_database: SqlDatabase) -> Iterator[World]:
    """A world on PostgreSQL alone."""
    yield from _world(postgresql_database)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Close with how many rounds were raced."""
    ended = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    rounds = [
        value for one in ended if one.when == "call" for name, value in one.user_properties
        if name == "rounds"
    ]  # fmt: skip
    for one in ended:
        for name, value in one.user_properties if one.when == "call" else ():
            if name == "figures":
                terminalreporter.write_line(str(value))
    if rounds:
        terminalreporter.write_line(
            f"{len(rounds)} races, {sum(rounds)} rounds, up to {max(rounds)} each"
        )


def _database(url: str) -> Iterator[SqlDatabase]:
    from core.storage.database import SqlDatabase
    from tests.world.world import KEY

    made = SqlDatabase(url, KEY)
    yield made
    made.close()


def _world(database: SqlDatabase) -> Iterator[World]:
    from tests.world.world import World

    made = World(database)
    yield made
    made.close()
