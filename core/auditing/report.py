"""What an audit found: how many rows each invariant was checked on, and which rows break it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """An invariant that does not hold, its sentence, and the ids of up to 20 rows that break it."""

    invariant: str
    rows: tuple[str, ...]
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """``checked`` counts, by the name of the invariant, the rows that were looked at."""

    checked: Mapping[str, int]
    violations: tuple[Violation, ...]

    @property
    def ok(self) -> bool:
        """Say whether every invariant holds."""
        return not self.violations

    def to_json(self) -> str:
        """Return the report for programs: ``ok``, ``checked`` and ``violations``."""
        violations = [
            {"invariant": found.invariant, "rows": list(found.rows)} for found in self.violations
        ]
        values = {"ok": self.ok, "checked": dict(self.checked), "violations": violations}
        return json.dumps(values, ensure_ascii=False)

    def to_text(self) -> str:
        """Return the report for people, in German."""
        rows = sum(self.checked.values())
        if self.ok:
            return f"Alle {len(self.checked)} Regeln halten; {rows} Zeilen wurden geprüft."
        lines = [f"{len(self.violations)} von {len(self.checked)} Regeln sind verletzt:"]
        for found in self.violations:
            lines += [f"  {found.invariant}: {found.sentence}"]
            lines += [f"      {row}" for row in found.rows]
        return "\n".join(lines)
