"""From a calendar in local time to windows in UTC."""

from datetime import UTC, date, datetime, time, timedelta

from core.domain.local_time import BERLIN
from core.language.combining import Calendar
from core.language.horizon import DAYS, MINUTES, Horizon, runs
from core.language.wishes import Window

_LAST = (DAYS + 1) * MINUTES


def _instant(day: date, minute: int) -> datetime:
    """The instant of a minute of a local day, also on days with 23 or 25 hours."""
    day, minute = day + timedelta(days=minute // MINUTES), minute % MINUTES
    wall = datetime.combine(day, time(minute // 60, minute % 60), BERLIN)
    return wall.astimezone(UTC)


def _stretches(calendar: Calendar) -> list[tuple[int, int]]:
    """Stretches in minutes from today's midnight, joined across midnight."""
    found: list[tuple[int, int]] = []
    for offset, mask in enumerate(calendar):
        midnight = offset * MINUTES
        for start, end in ((midnight + a, midnight + b) for a, b in runs(mask)):
            if found and found[-1][1] == start:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    return found


def windows_of(calendar: Calendar, horizon: Horizon, now: datetime) -> tuple[Window, ...]:
    """The windows that are not over yet; one that is the only one and never ends stays open."""
    stretches = _stretches(calendar)
    windows = []
    for start, end in stretches:
        opened, closed = (_instant(horizon.today, minute) for minute in (start, end))
        is_open = end == _LAST and len(stretches) == 1 and end - start > 7 * MINUTES
        if closed > now:
            windows.append(Window(opened, None if is_open else closed))
    return tuple(windows)
