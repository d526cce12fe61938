"""Local time in Germany: what people read and what files hold, against the instants we store."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


class NoSuchLocalTime(ValueError):
    """The wall-clock time is skipped when summer time begins."""


class LocalTimeTwice(ValueError):
    """The wall-clock time happens twice when summer time ends."""


def local(instant: datetime) -> datetime:
    """Return ``instant`` (aware) as wall-clock time in Europe/Berlin."""
    return instant.astimezone(BERLIN)


def local_day(instant: datetime) -> date:
    """Return the calendar day of ``instant`` in Europe/Berlin."""
    return local(instant).date()


def instant_of(wall: datetime) -> datetime:
    """Return the UTC instant of a naive wall-clock time in Europe/Berlin.

    Raises NoSuchLocalTime or LocalTimeTwice at the switches of summer time: nobody should be
    sent to a door at an hour that has to be guessed.
    """
    first = wall.replace(tzinfo=BERLIN, fold=0)
    second = wall.replace(tzinfo=BERLIN, fold=1)
    if first.astimezone(UTC).astimezone(BERLIN).replace(tzinfo=None) != wall:
        raise NoSuchLocalTime(wall.isoformat(sep=" "))
    if first.utcoffset() != second.utcoffset():
        raise LocalTimeTwice(wall.isoformat(sep=" "))
    return first.astimezone(UTC)


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """Return the UTC instants at which ``day`` begins and ends in Europe/Berlin (23 to 25 h)."""
    begin = datetime.combine(day, time(), BERLIN)
    end = datetime.combine(day + timedelta(days=1), time(), BERLIN)
    return begin.astimezone(UTC), end.astimezone(UTC)
