"""Stretches with a number: "KW 49", "die nächsten 3 Tage", and the day "in 3 Tagen"."""

from datetime import date, timedelta

from core.language.day_groups import DayGroup, Span
from core.language.german_dates import date_in_full, long_date
from core.language.reading import Place
from core.language.reading_dates import Read
from core.language.unclear import Unclear, say_again, too_far


def week(monday: date) -> DayGroup:
    """The week that begins on this Monday."""
    return DayGroup(span=Span(monday, monday + timedelta(days=6)))


def read_calendar_week(place: Place) -> Read:
    """Such as "KW 49", "49. KW": the ISO week of this year, or of the next when it is over."""
    if place.kinds("calendar_week", "digits"):
        number, rest = place.number(1, 1, 53), place.on(2)
        rest = rest.on() if rest.sign(0, "/") and rest.number(1, 2000, 2199) else rest
    elif place.kinds("digits", "sign", "calendar_week") and place.sign(1, "."):
        number, rest = place.number(0, 1, 53), place.on(3)
    else:
        return None
    year = rest.number(0, 2000, 2199)
    rest = rest.on() if year else rest
    if number is None:
        raise say_again()
    years = [year] if year else [place.horizon.today.year, place.horizon.today.year + 1]
    for each in years:
        monday = _iso_monday(each, number)
        if monday and monday + timedelta(days=6) >= place.horizon.today:
            if monday > place.horizon.last:
                raise too_far(monday)
            return week(monday), rest
    raise say_again()


def _iso_monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _day_or_week(day: date) -> Unclear:
    """For "in zwei Wochen": the very day or that week."""
    monday = day - timedelta(days=day.weekday())
    end = date_in_full(monday + timedelta(days=6))
    return say_again((long_date(day), f"vom {date_in_full(monday)} bis {end}"))


def read_next_days(place: Place) -> Read:
    """Such as "(in den) nächsten 3 Tagen", from today on, and "in 3 Tagen", which is one day."""
    today = place.horizon.today
    number = place.look(1)
    if number.kind not in {"digits", "number"} or not 1 <= int(number.value) <= 60:
        return None
    unit, count = place.look(2).kind, int(number.value)
    if place.look().kind in {"next", "coming"} and unit in {"days_unit", "weeks"}:
        last = today + timedelta(days=count * (7 if unit == "weeks" else 1))
        return DayGroup(span=Span(today, last)), place.on(3)
    if place.look().text == "in" and unit in {"days_unit", "day_unit"}:
        return DayGroup(day=today + timedelta(days=count)), place.on(3)
    if place.look().text == "in" and unit in {"week", "weeks"} and count < 27:
        raise _day_or_week(today + timedelta(days=7 * count))
    return None
