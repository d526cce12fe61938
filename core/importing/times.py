"""Cells that hold days and times, German or ISO; local in Berlin unless an offset is given."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

from core.domain.local_time import LocalTimeTwice, NoSuchLocalTime, instant_of
from core.importing.unfit import Unfit, quoted
from core.importing.words import MISSING

YEARS = range(2000, 2100)
_DAY = (
    r"(?:(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"
    r"|(?P<gd>[0-9]{1,2})\.(?P<gm>[0-9]{1,2})\.(?P<gy>[0-9]{4}))"
)
_DATE = re.compile(_DAY)
_TIME = re.compile(
    _DAY + r"(?:T| {1,3})(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?"
)


@lru_cache(maxsize=4096)
def day(text: str) -> date:
    """Read a day such as 2026-12-01 or 1.12.2026."""
    if not text:
        raise Unfit(MISSING)
    found = _DATE.fullmatch(text)
    if not found:
        raise Unfit(f"{quoted(text)} ist kein Datum wie 2026-12-01 oder 1.12.2026")
    return _date(found)


def day_or_none(text: str) -> date | None:
    """Read a day, or nothing."""
    return day(text) if text else None


def _date(found: re.Match[str]) -> date:
    names = (("y", "gy"), ("m", "gm"), ("d", "gd"))
    year, month, number = (int(found[iso] or found[german]) for iso, german in names)
    try:
        read = date(year, month, number)
    except ValueError:
        raise Unfit(f"{quoted(found[0])}: diesen Tag gibt es nicht") from None
    if year not in YEARS:
        raise Unfit(f"{quoted(found[0])} liegt außerhalb der Jahre {YEARS[0]} bis {YEARS[-1]}")
    return read


@lru_cache(maxsize=65_536)
def instant(text: str) -> datetime:
    """Read a time such as 2026-12-01T10:00 or 1.12.2026 10:00; the result is aware UTC."""
    if not text:
        raise Unfit(MISSING)
    found = _TIME.fullmatch(text)
    if not found:
        raise Unfit(f"{quoted(text)} ist keine Zeit wie 2026-12-01T10:00 oder 1.12.2026 10:00")
    try:
        wall = datetime.combine(
            _date(found), time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
        )
    except Unfit:
        raise
    except ValueError:
        raise Unfit(f"{quoted(text)}: diese Uhrzeit gibt es nicht") from None
    return _at_offset(wall, found["offset"]) if found["offset"] else _in_berlin(wall, text)


def _in_berlin(wall: datetime, text: str) -> datetime:
    try:
        return instant_of(wall)
    except NoSuchLocalTime:
        raise Unfit(
            f"{quoted(text)} gibt es nicht: in dieser Stunde beginnt die Sommerzeit"
        ) from None
    except LocalTimeTwice:
        raise Unfit(
            f"{quoted(text)} gibt es zweimal: in dieser Stunde endet die Sommerzeit."
            " Mit Zeitzone schreiben, etwa +01:00"
        ) from None


def _at_offset(wall: datetime, offset: str) -> datetime:
    if offset == "Z":
        return wall.replace(tzinfo=UTC)
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if hours > 14 or minutes > 59:
        raise Unfit(f"{quoted(offset)} ist keine Zeitzone")
    ahead = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    return wall.replace(tzinfo=timezone(ahead)).astimezone(UTC)
