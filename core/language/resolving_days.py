"""On which days of the calendar a mention of days falls."""

from datetime import date, timedelta

from core.language.day_groups import DayGroup, Which, contradiction, within_reach
from core.language.german_dates import WEEKDAYS, date_in_full
from core.language.horizon import Horizon
from core.language.unclear import Unclear, say_again, which_of


def weekday_date(name: int, which: Which, horizon: Horizon) -> date:
    """The day meant by one weekday without a week; asks where people mean different days."""
    today = horizon.today
    ahead = (name - today.weekday()) % 7
    in_week = today + timedelta(days=name - today.weekday())
    coming, week_later = today + timedelta(days=ahead or 7), in_week + timedelta(days=7)
    match which:
        case Which.THIS:
            return within_reach(in_week, horizon)
        case Which.COMING:
            readings = {coming}
        case Which.NEXT:
            readings = {coming, week_later}
        case Which.AFTER_NEXT:
            readings = {coming + timedelta(days=7), week_later + timedelta(days=7)}
        case _:
            readings = {coming} if ahead else {today, coming}
    if len(readings) > 1:
        raise which_of(sorted(readings))
    return readings.pop()


def days_of(group: DayGroup, horizon: Horizon) -> int:
    """The days of the horizon that a mention means."""
    if group.day:
        return horizon.span(group.day, group.day)
    if group.day_of_month:
        day = next_day_of_month(group.day_of_month, horizon.today)
        if group.weekdays and day.weekday() not in group.weekdays:
            raise contradiction(day, group.weekdays, horizon)
        return horizon.span(day, day)
    within = group.span.covers(horizon) if group.span else horizon.every_day
    if not group.weekdays:
        return within
    if group.is_recurring or group.span:
        return within & horizon.weekdays(group.weekdays)
    if len(group.weekdays) > 1:
        raise _once_or_always(group.weekdays, horizon)
    days = [weekday_date(name, group.which, horizon) for name in group.weekdays]
    return sum(horizon.span(day, day) for day in days)


def _once_or_always(weekdays: frozenset[int], horizon: Horizon) -> Unclear:
    """For "Montag bis Freitag": the coming ones, or always these weekdays."""
    first = next(name for name in weekdays if (name - 1) % 7 not in weekdays)
    start = weekday_date(first, Which.COMING, horizon)
    end = start + timedelta(days=len(weekdays) - 1)
    names = WEEKDAYS[first].lower() + "s", WEEKDAYS[end.weekday()].lower() + "s"
    return say_again((f"vom {date_in_full(start)} bis {date_in_full(end)}", " bis ".join(names)))


def next_day_of_month(number: int, today: date) -> date:
    """The next day with this number, today included; asks when a month without it lies between."""
    for month in range(today.month, today.month + 2):
        year, index = today.year + (month - 1) // 12, (month - 1) % 12 + 1
        try:
            day = date(year, index, number)
        except ValueError:
            raise say_again() from None
        if day >= today:
            return day
    raise say_again()
