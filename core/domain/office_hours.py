"""Office hours: when a person answers the phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from core.domain.local_time import local


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Opening hours in local time; ``weekdays`` as in ``date.weekday()`` (Monday is 0)."""

    opens: time
    closes: time
    weekdays: frozenset[int]

    def open_at(self, now: datetime, holidays: frozenset[date] = frozenset()) -> bool:
        """Say whether somebody answers at ``now``; public ``holidays`` are closed."""
        wall = local(now)
        works = wall.weekday() in self.weekdays and wall.date() not in holidays
        return works and self.opens <= wall.time() < self.closes
