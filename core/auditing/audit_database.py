"""Check every invariant on one consistent view of the data, while the service may go on."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from core.auditing.all_invariants import ALL_INVARIANTS
from core.auditing.invariant import Evidence, Tally
from core.auditing.report import AuditReport, Violation
from core.ports.unit_of_work import UnitOfWork
from core.storage.database import SqlDatabase
from core.storage.transaction import Transaction

SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


def audit(
    database: SqlDatabase, progress: Callable[[int, int], None] = lambda _done, _whole: None
) -> AuditReport:
    """Return which invariants hold; ``progress`` is told how many are checked, and of how many.

    Raises TryLater when the database cannot be reached.
    """

    def check(uow: UnitOfWork) -> AuditReport:
        assert isinstance(uow, Transaction)
        if uow.connection.dialect.name == "postgresql":
            uow.connection.execute(sa.text(SNAPSHOT))
        return _check_all(Evidence(uow.connection, uow.orders), progress)

    return database.read_here(check)


def _check_all(evidence: Evidence, progress: Callable[[int, int], None]) -> AuditReport:
    checked: dict[str, int] = {}
    violations: list[Violation] = []
    for done, invariant in enumerate(ALL_INVARIANTS):
        progress(done, len(ALL_INVARIANTS))
        tally = Tally()
        invariant.check(evidence, tally)
        checked[invariant.name] = tally.checked
        if tally.rows:
            violations.append(Violation(invariant.name, tuple(tally.rows), invariant.sentence))
    progress(len(ALL_INVARIANTS), len(ALL_INVARIANTS))
    return AuditReport(checked, tuple(violations))
