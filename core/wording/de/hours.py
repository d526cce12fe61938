"""Office hours as part of a German sentence."""

from __future__ import annotations

from datetime import time

from core.domain.office_hours import OfficeHours

_DAYS = (
    "montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags",
)  # fmt: skip


def _runs(weekdays: frozenset[int]) -> list[list[int]]:
    """Return the weekdays in order, neighbours together."""
    runs: list[list[int]] = []
    for day in sorted(weekdays):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _days(weekdays: frozenset[int]) -> str:
    if len(weekdays) == len(_DAYS):
        return "täglich"
    parts: list[str] = []
    for run in _runs(weekdays):
        whole = len(run) > 2
        parts += [f"{_DAYS[run[0]]} bis {_DAYS[run[-1]]}"] if whole else [_DAYS[day] for day in run]
    return " und ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _clock(moment: time) -> str:
    return f"{moment.hour}:{moment:%M}" if moment.minute else str(moment.hour)


def hours_in_words(hours: OfficeHours) -> str:
    """Return "montags bis freitags von 7:30 bis 17:30 Uhr"; ValueError when no day is open."""
    if not hours.weekdays:
        raise ValueError("an office needs at least one weekday on which it is open")
    return f"{_days(hours.weekdays)} von {_clock(hours.opens)} bis {_clock(hours.closes)} Uhr"
