"""Sets of days and of minutes as bit masks, as far ahead as wishes reach."""

from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 190
"""How many days ahead a wish may lie: longer than any order is open."""

MINUTES = 24 * 60
WHOLE_DAY = (1 << MINUTES) - 1


def minutes(first: int, end: int) -> int:
    """The mask of the minutes first ≤ m < end of a day."""
    return (1 << end) - (1 << first) if first < end else 0


def runs(mask: int) -> list[tuple[int, int]]:
    """The half-open stretches of set bits, in order."""
    found, start = [], 0
    while mask >> start:
        start += ((mask >> start) & -(mask >> start)).bit_length() - 1
        inverted = ~(mask >> start)
        length = (inverted & -inverted).bit_length() - 1
        found.append((start, start + length))
        start += length
    return found


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days from today on; bit n of a mask is today + n days."""

    today: date

    @property
    def last(self) -> date:
        """The last day that can be wished for."""
        return self.today + timedelta(days=DAYS)

    @property
    def every_day(self) -> int:
        """All days of the horizon."""
        return (1 << (DAYS + 1)) - 1

    def holds(self, day: date) -> bool:
        """True for today and later days within reach."""
        return self.today <= day <= self.last

    def span(self, first: date, last: date) -> int:
        """The days from first to last, both included, as far as they lie within reach."""
        start = max(0, (first - self.today).days)
        end = min(DAYS, (last - self.today).days) + 1
        return (1 << end) - (1 << start) if start < end else 0

    def weekdays(self, names: frozenset[int]) -> int:
        """All days with one of these weekdays (Monday is 0)."""
        offset = self.today.weekday()
        week = sum(1 << ((name - offset) % 7) for name in names)
        return sum(week << (7 * n) for n in range(DAYS // 7 + 1)) & self.every_day

    def day(self, offset: int) -> date:
        """The day of a bit."""
        return self.today + timedelta(days=offset)

    def days(self, mask: int) -> list[date]:
        """The days of a mask, in order."""
        return [self.day(n) for first, end in runs(mask) for n in range(first, end)]
