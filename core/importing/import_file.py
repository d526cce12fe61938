"""Bring a CSV file into the database: all of its rows in one transaction, or none.

A file is first read and checked to its end, with nothing locked; only when every row is good does
a transaction begin. The same file again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

import sqlalchemy as sa

from core.importing.kinds import KINDS, FileKind, Kind
from core.importing.progress import Progress
from core.importing.reading import Reading
from core.importing.report import Problems, Report
from core.importing.rules import ImportRules
from core.importing.sheet import Placed
from core.importing.storing.storing import Storing
from core.importing.text_file import TextFile, examine
from core.importing.unfit import Unfit
from core.ports.secrets import Secrets
from core.ports.unit_of_work import UnitOfWork
from core.storage.database import SqlDatabase
from core.storage.transaction import Transaction

R = TypeVar("R")
ACTOR = "import"
LOCK = 7_301_116


def import_file(
    kind: Kind,
    path: Path,
    database: SqlDatabase,
    *,
    secrets: Secrets,
    now: datetime,
    rules: ImportRules | None = None,
    dry_run: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _whole: None,
) -> Report:
    """Import ``path`` and report; with problems, or with ``dry_run``, nothing is written.

    ``progress`` is told what is done and the whole. Raises TryLater when the database is away.
    """
    problems = Problems()
    try:
        with path.open("rb") as file:
            source = examine(file)
            file.seek(0)
            reading = Reading(KINDS[kind].sheet(rules or ImportRules()), source, problems)
            steps = Progress(source.lines, progress)
            placed = reading.run(file, steps)
    except (OSError, Unfit, UnicodeError) as error:
        problems.add(0, "", _reason(error))
        return problems.report()
    if problems.kept:
        return problems.report(reading.read)
    importing = _Importing(kind, source, placed, secrets, now, dry_run, steps)
    if dry_run:
        return database.read_here(importing.run)
    return database.write_here(importing.run, ACTOR)


def _reason(error: OSError | Unfit | UnicodeError) -> str:
    match error:
        case Unfit():
            return error.reason
        case FileNotFoundError():
            return "Diese Datei gibt es nicht."
        case IsADirectoryError():
            return "Das ist ein Ordner, keine Datei."
        case PermissionError():
            return "Diese Datei darf nicht gelesen werden."
        case OSError():
            return f"Die Datei ist nicht lesbar ({error.strerror})."
        case _:
            return "Die Datei ist nicht lesbar; vielleicht wurde sie eben geändert."


@dataclass(slots=True)
class _Importing(Generic[R]):
    """One transaction with all rows of a file; running it again begins afresh."""

    kind: Kind
    source: TextFile
    placed: Sequence[Placed[R]]
    secrets: Secrets
    now: datetime
    dry_run: bool
    steps: Progress
    stored: int = 0

    def run(self, uow: UnitOfWork) -> Report:
        """Store the rows; with problems nothing has been written when this returns."""
        assert isinstance(uow, Transaction)
        what: FileKind[R] = KINDS[self.kind]
        self.stored, problems = 0, Problems()
        if not self.dry_run and uow.connection.dialect.name == "postgresql":
            uow.connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        if what.check is not None:
            what.check(uow.connection, self.placed, problems)
        if problems.kept:
            return problems.report(len(self.placed))
        counts = what.store(self._storing(uow), self.placed)
        report = Report(read=len(self.placed), **asdict(counts))
        if not self.dry_run:
            self._record(uow, report)
        self.steps.stored(1, of=1)
        return report

    def _storing(self, uow: Transaction) -> Storing:
        return Storing(
            connection=uow.connection,
            audit=uow.audit,
            secrets=self.secrets,
            now=self.now,
            dry_run=self.dry_run,
            tell=self._tell,
        )

    def _tell(self, more: int) -> None:
        self.stored += more
        self.steps.stored(self.stored, of=len(self.placed))

    def _record(self, uow: Transaction, report: Report) -> None:
        values = {
            "kind": self.kind,
            "read": str(report.read),
            "new": str(report.new),
            "changed": str(report.changed),
            "unchanged": str(report.unchanged),
        }
        uow.audit.record("imported", f"file:{self.source.sha256}", self.now, values)
