"""A wish read back in full, in words that are understood as the same wish."""

from collections.abc import Iterator

from core.language.combining import Calendar
from core.language.german_dates import WEEKDAYS, long_date, with_nearness
from core.language.horizon import DAYS, MINUTES, WHOLE_DAY, Horizon, runs
from core.language.hour_groups import POINT

_MOST = 7


def read_back(calendar: Calendar, horizon: Horizon) -> str:
    """Such as "Dienstag, 1. Dezember 2026, 12–18 Uhr"."""
    groups = list(_groups(calendar))
    if len(groups) == 1 and groups[0][1] == (0, MINUTES):
        missing = _missing_weekdays(groups[0][0], horizon)
        if missing:
            return "nicht " + " oder ".join(_plural(name) for name in missing)
    return "; oder ".join(_group(days, run, horizon) for days, run in groups)


def _groups(calendar: Calendar) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each stretch of hours with all days that have it, in the order of the first day."""
    days: dict[tuple[int, int], int] = {}
    for offset, mask in enumerate(calendar):
        for run in runs(mask & WHOLE_DAY):
            days[run] = days.get(run, 0) | 1 << offset
    for run, mask in days.items():
        yield mask, run


def _plural(name: int) -> str:
    return WEEKDAYS[name].lower() + "s"


def _missing_weekdays(mask: int, horizon: Horizon) -> list[int]:
    for names in (frozenset(range(7)) - {n} - {m} for n in range(7) for m in range(7)):
        if mask == horizon.weekdays(names):
            return sorted(frozenset(range(7)) - names)
    return []


def _group(days: int, run: tuple[int, int], horizon: Horizon) -> str:
    moments = days == horizon.every_day or _are_single(days)
    parts = [_days(days, horizon), _hours(run, moments=moments)]
    return ", ".join(part for part in parts if part) or "jederzeit"


def _are_single(days: int) -> bool:
    return all(end - start == 1 for start, end in runs(days))


def _hours(run: tuple[int, int], *, moments: bool) -> str:
    start, end = run
    if run == (0, MINUTES):
        return ""
    if start == 0:
        return f"bis {_clock(end)} Uhr"
    if end == MINUTES:
        return f"ab {_clock(start)} Uhr"
    if moments and end - start == POINT:
        return f"um {_clock(start)} Uhr"
    if start == 6 * 60 and 9 * 60 <= end <= 12 * 60 and end % 60 == 0:
        return f"6–{_clock(end)} Uhr"
    return f"{_clock(start)}–{_clock(end)} Uhr"


def _clock(minute: int) -> str:
    """Hours up to six would be read as the afternoon, so they get a leading zero."""
    hour, rest = divmod(minute, 60)
    if hour > 6:
        return f"{hour}:{rest:02}" if rest else str(hour)
    return f"{hour:02}:{rest:02}"


def _days(mask: int, horizon: Horizon) -> str:
    if mask == horizon.every_day:
        return ""
    found = runs(mask)
    pattern = _weekly(mask, found[0][0], found[-1][1], horizon) if len(found) > 1 else ""
    if pattern:
        return pattern
    named = [_run(start, end, horizon) for start, end in found[:_MOST]]
    return " oder ".join(named) + (" und weitere Tage" if len(found) > _MOST else "")


def _weekly(mask: int, first: int, end: int, horizon: Horizon) -> str:
    """Such as "dienstags", with the stretch it holds for; nothing when there is no such rhythm."""
    names = frozenset(
        horizon.day(n).weekday() for a, b in runs(mask) for n in range(a, min(b, a + 7))
    )
    rhythm = horizon.weekdays(names)
    within = rhythm & horizon.span(horizon.day(first), horizon.day(end - 1))
    if len(names) == 7 or mask != within or len(runs(mask)) <= len(names) < 3:
        return ""
    said = _weekdays(sorted(names))
    if mask == rhythm:
        return said
    return f"{said} {_run(first, end, horizon, weekly=True)}"


def _weekdays(names: list[int]) -> str:
    if len(names) > 2 and names[-1] - names[0] == len(names) - 1:
        return f"{_plural(names[0])} bis {_plural(names[-1])}"
    return " oder ".join(_plural(name) for name in names)


def _run(start: int, end: int, horizon: Horizon, *, weekly: bool = False) -> str:
    first, last = horizon.day(start), horizon.day(end - 1)
    if end - start <= 2 and not weekly:
        days = dict.fromkeys((first, last))
        return " oder ".join(with_nearness(day, horizon.today) for day in days)
    if end == DAYS + 1:
        return f"ab {long_date(first)}"
    if start == 0:
        return f"bis {long_date(last)}"
    return f"vom {long_date(first)} bis zum {long_date(last)}"
