"""Scenes on both engines; people live in each engine's database once, tests get copies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage.database import SqlDatabase
from tests.auditing.lived_in import live
from tests.auditing.scene import Scene
from tests.world.postgresql_server import PostgresqlServer
from tests.world.sqlite_file import copied, migrated_file
from tests.world.world import KEY


def lived_in(url: str) -> None:
    """Let people live in the database at ``url``."""
    database = SqlDatabase(url, KEY)
    live(database)
    database.close()


def without_nets(url: str) -> None:
    """Take the nets from the database at ``url``."""
    database = SqlDatabase(url, KEY)
    Scene(database).without_nets()
    database.close()


@pytest.fixture(scope="session")
def lived_in_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to copy."""
    path = migrated_file(tmp_path_factory.mktemp("audit") / "lived-in.sqlite")
    lived_in(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def lived_in_postgresql(postgresql_server: PostgresqlServer) -> str:
    """A database to copy."""
    name = postgresql_server.create()
    lived_in(postgresql_server.url(name))
    return name


@pytest.fixture(scope="session")
def netless_sqlite(lived_in_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to copy, without nets."""
    path = tmp_path_factory.mktemp("audit") / "netless.sqlite"
    without_nets(copied(lived_in_sqlite, path))
    return path


@pytest.fixture(scope="session")
def netless_postgresql(postgresql_server: PostgresqlServer, lived_in_postgresql: str) -> str:
    """A database to copy, without nets."""
    name = postgresql_server.create(template=lived_in_postgresql)
    without_nets(postgresql_server.url(name))
    return name


@pytest.fixture
def sqlite_copy(lived_in_sqlite: Path, tmp_path: Path) -> str:
    """A copy on SQLite."""
    return copied(lived_in_sqlite, tmp_path / "scene.sqlite")


@pytest.fixture
def postgresql_copy(postgresql_server: PostgresqlServer, lived_in_postgresql: str) -> Iterator[str]:
    """A copy on PostgreSQL."""
    name = postgresql_server.create(template=lived_in_postgresql)
    yield postgresql_server.url(name)
    postgresql_server.drop(name)


@pytest.fixture
def sqlite_netless_copy(netless_sqlite: Path, tmp_path: Path) -> str:
    """A copy on SQLite, without nets."""
    return copied(netless_sqlite, tmp_path / "netless.sqlite")


@pytest.fixture
def postgresql_netless_copy(
    postgresql_server: PostgresqlServer, netless_postgresql: str
) -> Iterator[str]:
    """A copy on PostgreSQL, without nets."""
    name = postgresql_server.create(template=netless_postgresql)
    yield postgresql_server.url(name)
    postgresql_server.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def scene(request: pytest.FixtureRequest) -> Iterator[Scene]:
    """A lived-in database that is this test's own, once on each engine."""
    database = SqlDatabase(request.getfixturevalue(f"{request.param}_copy"), KEY)
    yield Scene(database)
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def netless_scene(request: pytest.FixtureRequest) -> Iterator[Scene]:
    """A lived-in database whose nets are off, once on each engine."""
    database = SqlDatabase(request.getfixturevalue(f"{request.param}_netless_copy"), KEY)
    yield Scene(database).without_nets()
    database.close()
