"""Working days: Monday to Friday without the public holidays of the Land.

Day 1 is the day after receipt (BGB sections 187 and 188); Saturdays, Sundays and public holidays
of the Land do not count (BGB section 193, SGB XI section 18c).
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

_SATURDAY = 5


def is_working_day(day: date, holidays: Container[date]) -> bool:
    """Say whether ``day`` counts as a working day."""
    return day.weekday() < _SATURDAY and day not in holidays


def add_working_days(received_on: date, count: int, holidays: Container[date]) -> date:
    """Return the ``count``-th working day after ``received_on``; ``count`` is at least 1."""
    if count < 1:
        raise ValueError(f"count must be at least 1, not {count}")
    day = received_on
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, holidays)
    return day
