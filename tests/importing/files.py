"""CSV files to import, written as somebody's other program would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from core.importing.import_file import import_file
from core.importing.kinds import Kind
from core.importing.report import Report
from core.importing.rules import ImportRules
from core.storage.database import SqlDatabase
from tests.world.world import KEY, START

ORDER = {
    "order_number": "47110815",
    "service": "care_assessment",
    "first_name": "Jürgen",
    "last_name": "Groß",
    "street": "Königsallee 1",
    "postcode": "40213",
    "city": "Düsseldorf",
    "land": "NW",
    "email": "j.gross@example.org",
    "phone": "0211 / 99 88-77",
    "language": "de",
    "received_on": "2026-11-20",
    "booking_deadline": "10.12.2026",
    "statutory_due_on": "",
    "requirements": "",
}
PROVIDER = {
    "provider_id": "G1",
    "kind": "assessor",
    "trade": "care_assessment",
    "name": "Gutachterin Adler",
    "qualification": "Pflegefachkraft",
    "email": "adler@example.org",
    "postcode_prefixes": "402 404",
    "weekly_capacity": "",
}
SLOT = {
    "provider_id": "G1",
    "starts_at": "2026-12-01T10:00",
    "ends_at": "2026-12-01T12:00",
    "mode": "home",
}
FIRST: Mapping[str, Mapping[str, str]] = {"orders": ORDER, "providers": PROVIDER, "slots": SLOT}


def csv_text(rows: Sequence[Mapping[str, str]], separator: str = ",", newline: str = "\r\n") -> str:
    """Rows as CSV with a header; what needs quotes gets them."""

    def cell(text: str) -> str:
        quote = any(sign in text for sign in f'{separator}"\n\r')
        return '"' + text.replace('"', '""') + '"' if quote else text

    lines = [list(rows[0]), *(list(row.values()) for row in rows)]
    return "".join(separator.join(map(cell, line)) + newline for line in lines)


@dataclass
class Desk:
    """Somebody who imports files into one database."""

    database: SqlDatabase
    folder: Path
    rules: ImportRules = field(default_factory=ImportRules)
    now: datetime = START
    steps: list[tuple[int, int]] = field(default_factory=list)

    def brings(self, kind: Kind, *changes: Mapping[str, str], dry_run: bool = False) -> Report:
        """Import a file with one row for each mapping, which says how it differs from the usual."""
        rows = [{**FIRST[kind], **change} for change in changes or ({},)]
        return self.brings_text(kind, csv_text(rows), dry_run=dry_run)

    def brings_text(self, kind: Kind, text: str, *, dry_run: bool = False) -> Report:
        """Import a file with this text in UTF-8."""
        return self.brings_bytes(kind, text.encode(), dry_run=dry_run)

    def brings_bytes(self, kind: Kind, content: bytes, *, dry_run: bool = False) -> Report:
        """Import a file with these bytes."""
        path = self.folder / f"{kind}.csv"
        path.write_bytes(content)
        return self.brings_path(kind, path, dry_run=dry_run)

    def brings_path(self, kind: Kind, path: Path, *, dry_run: bool = False) -> Report:
        """Import the file at ``path``."""
        return import_file(
            kind,
            path,
            self.database,
            secrets=KEY,
            now=self.now,
            rules=self.rules,
            dry_run=dry_run,
            progress=self._step,
        )

    def _step(self, done: int, whole: int) -> None:
        self.steps.append((done, whole))

    def rows(self, table: str) -> list[Any]:
        """Everything in a table."""
        with self.database.engine.begin() as connection:
            return list(connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2"))

    def change(self, statement: str) -> None:
        """Change the database behind the program's back."""
        with self.database.engine.begin() as connection:
            connection.exec_driver_sql(statement)


def reasons(report: Report) -> list[tuple[int, str]]:
    """Line and column of every problem."""
    return [(problem.line, problem.column) for problem in report.problems]
