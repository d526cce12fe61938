"""Stretches of days: weeks, weekends, months, calendar weeks, "Anfang Dezember"."""

from collections.abc import Callable
from datetime import date, timedelta

from core.language.day_groups import DayGroup, Span, Which
from core.language.reading import Place
from core.language.reading_dates import Read
from core.language.reading_weeks import read_calendar_week, read_next_days, week
from core.language.unclear import say_again, too_far, which_of

_GLUE = frozenset({"der", "des", "im", "in", "den", "dem", "die", "vom", "am"})
_VAGUE = ("begin", "middle", "end")
_WEEK_PARTS = {"begin": (0, 1), "middle": (1, 3), "end": (3, 4)}
_MONTH_PARTS = {"begin": (1, 10), "middle": (11, 20), "end": (21, 31)}


def read_period(place: Place) -> Read:
    """One stretch at this place, with "Anfang", "Mitte" or "Ende" before it."""
    vague = place.look().kind
    if vague not in _VAGUE:
        return _whole(place)
    inner = place.on()
    while inner.look().text in _GLUE:
        inner = inner.on()
    found = _whole(inner, bare_month=True) or _this_week_or_month(inner)
    if found is None or found[0].span is None or found[0].span.first is None:
        return None
    return _part(vague, found[0], place), found[1]


def _whole(place: Place, *, bare_month: bool = False) -> Read:
    rules: tuple[Callable[[Place], Read], ...] = (
        read_calendar_week,
        read_next_days,
        _modified,
        _weekend,
    )
    for rule in rules:
        if found := rule(place):
            return found
    return _month(place, bare=bare_month)


def _part(vague: str, group: DayGroup, place: Place) -> DayGroup:
    first, last = _ends_of(group)
    if (last - first).days == 6:
        start, end = (first + timedelta(days=n) for n in _WEEK_PARTS[vague])
    elif first.day == 1 and (last - first).days >= 27:
        low, high = _MONTH_PARTS[vague]
        start, end = first.replace(day=low), min(first + timedelta(days=high - 1), last)
    else:
        raise say_again()
    if end < place.horizon.today:
        raise say_again()
    return DayGroup(span=Span(start, end))


def _this_week_or_month(place: Place) -> Read:
    """After "Anfang", "Mitte", "Ende": "der Woche", "des Monats", which is the current one."""
    today = place.horizon.today
    if place.look().kind == "week":
        return week(today - timedelta(days=today.weekday())), place.on()
    if place.look().kind == "month_unit":
        return _month_of(today.year, today.month), place.on()
    return None


def _month_of(year: int, month: int) -> DayGroup:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    after = date(year + month // 12, month % 12 + 1, 1)
    return DayGroup(span=Span(date(year, month, 1), after - timedelta(days=1)))


def _modified(place: Place) -> Read:
    """Such as "nächste Woche", "diesen Monat", "übernächstes Wochenende"."""
    steps = {"this": 0, "next": 1, "coming": 1, "after_next": 2}.get(place.look().kind)
    if steps is None:
        return None
    today = place.horizon.today
    monday = today - timedelta(days=today.weekday())
    if place.kinds(place.look().kind, "week"):
        return week(monday + timedelta(days=7 * steps)), place.on(2)
    if place.kinds(place.look().kind, "month_unit"):
        return _month_of(today.year, today.month + steps), place.on(2)
    if place.kinds(place.look().kind, "month"):
        found = _month(place.on(), bare=True)
        if steps == 2 or found is None:
            raise say_again()
        return found
    if place.kinds(place.look().kind, "weekend"):
        if steps and today.weekday() != 6:
            if place.look().kind != "coming" or today.weekday() == 5:
                raise which_of(monday + timedelta(days=5 + n) for n in (0, 1, 7, 8))
            steps = 0
        return _weekend_of(monday + timedelta(days=7 * steps)), place.on(2)
    return None


def _weekend_of(monday: date) -> DayGroup:
    return DayGroup(span=Span(monday + timedelta(days=5), monday + timedelta(days=6)))


def _weekend(place: Place) -> Read:
    token = place.look()
    if token.kind == "workdays":
        return DayGroup(weekdays=frozenset(range(5)), which=Which.EVERY), place.on()
    if token.kind == "weekends":
        return DayGroup(weekdays=frozenset({5, 6}), which=Which.EVERY), place.on()
    if token.kind != "weekend":
        return None
    today = place.horizon.today
    return _weekend_of(today - timedelta(days=today.weekday())), place.on()


def _ends_of(group: DayGroup) -> tuple[date, date]:
    assert group.span is not None
    assert group.span.first is not None
    assert group.span.last is not None
    return group.span.first, group.span.last


def _month(place: Place, *, bare: bool = False) -> Read:
    """Such as "im Dezember", "Januar 2027"; a bare name is left, it may be a person's."""
    if place.look().kind != "month":
        return None
    month = int(place.look().value)
    alone = place.look(-1).kind == "nothing" and place.look(1).kind == "nothing"
    led = place.look(-1).text in {"im", "in", "ab", "bis", "von", "vom"}
    year = place.number(1, 2000, 2199)
    if not (bare or alone or led or year or place.look(-1).kind in {"before", "after"}):
        return None
    today = place.horizon.today
    group = _month_of(year or today.year + (month < today.month), month)
    first, last = _ends_of(group)
    if last < today:
        raise say_again()
    if last > place.horizon.last:
        raise too_far(first)
    return group, place.on(2 if year else 1)
