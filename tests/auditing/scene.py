"""A copy of a lived-in database without nets, in which a test plants what should never be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from core.auditing import audit
from core.auditing.report import AuditReport
from core.storage.database import SqlDatabase

_POSTGRESQL_NETS = """
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', conrelid::regclass, conname)
    FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'u', 'x')
UNION ALL SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass)
    FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT format('DROP INDEX %I', indexname) FROM pg_indexes
    WHERE schemaname = 'public' AND indexname LIKE 'uq_%_one_%'
"""
_SQLITE_NETS = """
SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger'
UNION ALL SELECT 'DROP INDEX ' || name FROM sqlite_master
    WHERE type = 'index' AND name LIKE 'uq_%_one_%'
"""


@dataclass(frozen=True)
class Scene:
    """One database and what may be done in it."""

    database: SqlDatabase

    def without_nets(self) -> Scene:
        """Take away every trigger, foreign key, check and unique index that an engine lets go."""
        if self.database.sqlite:
            self._set("PRAGMA foreign_keys=OFF", "PRAGMA ignore_check_constraints=ON")
        nets = self.rows(_SQLITE_NETS if self.database.sqlite else _POSTGRESQL_NETS)
        self.change(*(net[0] for net in nets))
        return self

    def _set(self, *statements: str) -> None:
        """Execute what an engine does not allow within a transaction."""
        connection = self.database.engine.raw_connection()
        for statement in statements:
            connection.cursor().execute(statement)
        connection.close()

    def change(self, *statements: str) -> None:
        """Change the database behind the program's back."""
        with self.database.engine.begin() as connection:
            for statement in statements:
                connection.execute(sa.text(statement))

    def rows(self, query: str) -> list[Any]:
        """Read from the database."""
        with self.database.engine.begin() as connection:
            return list(connection.execute(sa.text(query)))

    def ids(self, query: str) -> set[str]:
        """The first column of a query."""
        return {row[0] for row in self.rows(query)}

    def audit(self) -> AuditReport:
        """Audit it."""
        return audit(self.database)
