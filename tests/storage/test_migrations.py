"""The migrations make the tables that the code declares, and can be taken back, on both engines."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from core.storage import migrate
from core.storage.engines import make_engine
from core.storage.tables import metadata

UPGRADE = """
import sys
from core.storage import migrate
from core.storage.engines import make_engine
migrate.upgrade(make_engine(sys.argv[1]))
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.sqlite"
        return
    server = request.getfixturevalue("postgresql_server")
    name = server.create("template0")
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def engine(empty_url: str) -> Iterator[sa.Engine]:
    """An engine for the empty database."""
    made = make_engine(empty_url)
    yield made
    made.dispose()


def schema(engine: sa.Engine) -> list[str]:
    """Everything that the database says about its own schema, in a fixed order."""
    if engine.dialect.name == "sqlite":
        asked = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
    else:
        asked = """
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid)
                FROM pg_constraint WHERE conrelid <> 0
            UNION ALL SELECT table_name || '.' || column_name || ' ' || data_type
                FROM information_schema.columns WHERE table_schema = 'public'"""
    with engine.begin() as connection:
        return sorted(connection.scalars(sa.text(asked)))


def test_tables_are_as_declared(engine: sa.Engine) -> None:
    """After all migrations the database has the declared tables and the newest revision."""
    migrate.upgrade(engine)
    assert migrate.differences(engine) is None
    assert migrate.current(engine) == migrate.head()


def test_up_down_up(engine: sa.Engine) -> None:
    """Taken down to nothing and up again, the schema is the same, nets included."""
    migrate.upgrade(engine)
    before = schema(engine)
    migrate.downgrade(engine, "base")
    assert set(sa.inspect(engine).get_table_names()) <= {"alembic_version"}
    assert migrate.differences(engine) is not None
    migrate.upgrade(engine)
    assert schema(engine) == before
    assert migrate.differences(engine) is None


def test_step_by_step(engine: sa.Engine) -> None:
    """Each migration can be taken back alone and run again."""
    migrate.upgrade(engine)
    for _ in range(len(list((migrate.MIGRATIONS / "versions").glob("0*.py")))):
        whole = schema(engine)
        migrate.downgrade(engine, "-1")
        migrate.upgrade(engine, "+1")
        assert schema(engine) == whole
        migrate.downgrade(engine, "-1")
    assert migrate.current(engine) is None


def test_nothing_yet(engine: sa.Engine) -> None:
    """A database without our schema has no revision."""
    assert migrate.current(engine) is None


def test_twice_is_once(engine: sa.Engine) -> None:
    """Upgrading what is up to date changes nothing."""
    migrate.upgrade(engine)
    before = schema(engine)
    migrate.upgrade(engine)
    assert schema(engine) == before


def test_several_processes_at_once(empty_url: str, engine: sa.Engine) -> None:
    """Processes that start together may all upgrade; the schema is made once."""
    command = [sys.executable, "-c", UPGRADE, empty_url]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    errors = [process.communicate(timeout=60)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0], errors
    assert migrate.differences(engine) is None


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE slots ADD COLUMN colour VARCHAR(10)",
        "DROP INDEX ix_slots_free",
        "DROP TABLE send_pace",
    ],
)
def test_differences_are_seen(engine: sa.Engine, change: str) -> None:
    """A database that somebody changed by hand is said to differ."""
    migrate.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(sa.text(change))
    assert migrate.differences(engine) is not None


def test_every_table_has_a_key() -> None:
    """Every table has a primary key, and every key and index has a name."""
    for table in metadata.sorted_tables:
        assert list(table.primary_key), table.name
        assert all(index.name for index in table.indexes), table.name


def test_sqlite_file_is_its_owners_alone(tmp_path: Path) -> None:
    """Names, addresses and messages are readable for nobody else on the machine."""
    folder = tmp_path / "data"
    engine = make_engine(f"sqlite:///{folder / 'new.sqlite'}")
    migrate.upgrade(engine)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())}
    engine.dispose()
    assert modes.pop("data") == 0o700
    assert len(modes) > 1
    assert set(modes.values()) == {0o600}
