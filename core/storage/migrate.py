"""Bring a database to the schema this program needs, or say how it differs."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError

from core.ports.unit_of_work import UnitOfWork
from core.storage.transaction import Transaction

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 7_301_115


def _config(connection: sa.Connection | None = None) -> Config:
    config = Config(stdout=StringIO())
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: sa.Engine, revision: str = "head") -> None:
    """Run the missing migrations in one transaction; several processes may call this at once."""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        command.upgrade(_config(connection), revision)


def downgrade(engine: sa.Engine, revision: str) -> None:
    """Take migrations back down to ``revision``; data in dropped tables is lost."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def make_revision(engine: sa.Engine, message: str) -> None:
    """Write a new migration from the difference between the tables and the database."""
    with engine.begin() as connection:
        command.revision(_config(connection), message=message, autogenerate=True)


def differences(engine: sa.Engine) -> str | None:
    """Return how the database differs from the tables in the code, None when it does not."""
    with engine.begin() as connection:
        try:
            command.check(_config(connection))
        except CommandError as error:
            return str(error)
    return None


def head() -> str | None:
    """Return the newest revision this program has."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def current(engine: sa.Engine) -> str | None:
    """Return the revision of the database, None when it holds no schema of ours."""
    with engine.connect() as connection:
        return _current(connection)


def current_in(uow: UnitOfWork) -> str | None:
    """As ``current``, within a transaction that reads: nobody who writes has to be waited for."""
    assert isinstance(uow, Transaction)
    return _current(uow.connection)


def _current(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return found
