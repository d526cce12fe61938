"""What an audit found: how many rows each invariant was checked on, and which rows break it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Violation:
    """An invariant that does not hold, and the ids of up to 20 rows that break it."""

    invariant: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuditReport:
    """``checked`` counts, by the name of the invariant, the rows that were looked at."""

    checked: Mapping[str, int]
    violations: tuple[Violation, ...]

    @property
    def ok(self) -> bool:
        """Say whether every invariant holds."""
        return not self.violations

    def as_json(self) -> dict[str, Any]:
        """Return the report as ``audit --json`` prints it."""
        return {
            "ok": self.ok,
            "checked": dict(self.checked),
            "violations": [
                {"invariant": found.invariant, "rows": list(found.rows)}
                for found in self.violations
            ],
        }
