"""Mentions of days: weekdays, relative days, dates and stretches, with bounds and ranges."""

from datetime import date, timedelta

from core.language.day_groups import DayGroup, Span, Which
from core.language.reading import Place
from core.language.reading_dates import Read
from core.language.reading_groups import glued, read_group
from core.language.resolving_days import days_of
from core.language.unclear import Unclear, led_by, say_again

_BOUND_WORDS = {"from": "ab", "until": "bis", "after": "nach", "before": "vor"}
_BOUNDS = frozenset(_BOUND_WORDS)
_LEADS_NUMBER = frozenset(["am", "dem", "den", "der", "zum", "vom"])


def read_days(place: Place, *, listed: bool) -> Read:
    """One mention of days; `listed`: a day of a month stands before it in the same list."""
    return _bounded(place) or _between(place) or _range(place, listed=listed)


def _bounded(place: Place) -> Read:
    """Such as "ab dem 3.12.", "bis Freitag", "nach dem 12.12.", "vor Dezember"."""
    kind = place.look().kind
    if kind not in _BOUNDS:
        return None
    inner = glued(place.on())
    while inner.look().kind in _BOUNDS and {kind, inner.look().kind} <= {"until", "from"}:
        kind, inner = inner.look().kind, glued(inner.on())
    try:
        found = read_group(inner, listed=inner.look(-1).text in _LEADS_NUMBER)
        if found is None:
            return None
        group, rest = found
        if rest.look().kind == "until" or (
            rest.sign(0, "-") and read_group(glued(rest.on()), listed=True)
        ):
            return None
        return DayGroup(span=_bound(kind, group, place)), rest
    except Unclear as unclear:
        raise led_by(_BOUND_WORDS[kind], unclear) from None


def _bound(kind: str, group: DayGroup, place: Place) -> Span:
    """The stretch a bound opens; asks where it may or may not include what it names."""
    first, last = _ends(group, place)
    day = timedelta(days=1)
    match kind:
        case "from":
            return Span(first, None, bound=True)
        case "after":
            return Span(last + day, None, bound=True)
        case "before":
            return Span(None, first - day, bound=True)
    if (last - first).days > 4:
        raise say_again()
    return Span(None, last, bound=True)


def _ends(group: DayGroup, place: Place) -> tuple[date, date]:
    """The first and last day of one connected mention."""
    if group.is_recurring or (group.span and group.span.bound) or len(group.weekdays) > 1:
        raise say_again()
    if group.span and not group.weekdays and group.span.first and group.span.last:
        return group.span.first, group.span.last
    if group.day:
        return group.day, group.day
    days = place.horizon.days(days_of(group, place.horizon))
    if len(days) != 1:
        raise say_again()
    return days[0], days[0]


def _between(place: Place) -> Read:
    """Such as "zwischen dem 3. und 8. Dezember", "vom 1. bis 5.12."."""
    opener = place.look().kind
    if opener not in {"between", "of"}:
        return None
    left = read_group(glued(place.on()), listed=True)
    if left is None:
        return None
    joint = left[1].on() if left[1].sign(0, ",") else left[1]
    if joint.look().kind != ("and" if opener == "between" else "until") and not (
        opener == "of" and joint.sign(0, "-")
    ):
        return None
    right = read_group(glued(joint.on()), listed=True)
    return None if right is None else (_stretch(left[0], right[0], place), right[1])


def _range(place: Place, *, listed: bool) -> Read:
    """Such as "Montag bis Freitag", "1.-5.12.", or a single mention."""
    leads = listed or place.look(-1).text in _LEADS_NUMBER
    left = read_group(place, listed=leads or _opens_range(place))
    if left is None:
        return None
    joint = left[1].on() if left[1].sign(0, ",") and left[1].look(1).kind == "until" else left[1]
    if joint.look().kind == "until" or joint.sign(0, "-"):
        right = read_group(glued(joint.on()), listed=True)
        if right is not None:
            return _stretch(left[0], right[0], place), right[1]
    return left


def _opens_range(place: Place) -> bool:
    """No word is needed before "1.-5.12.", "1. bis 5. Dezember" and "3./4.12."."""
    return place.kinds("digits", "sign") and (
        place.look(2).kind in {"until", "or", "and"} or place.look(2).text in {"-", "/"}
    )


def _stretch(left: DayGroup, right: DayGroup, place: Place) -> DayGroup:
    """Everything from one mention to another."""
    if left.weekdays and right.weekdays and not (left.day or right.day):
        return _weekday_stretch(left, right)
    if left.day_of_month:
        left = _month_from(left, right, place)
    if right.day_of_month and left.day:
        right = _month_from(right, left, place, after=True)
    if right.weekdays and not right.span and left.day:
        ahead = (min(right.weekdays) - left.day.weekday()) % 7
        right = DayGroup(day=left.day + timedelta(days=ahead))
    first, _ = _ends(left, place)
    _, last = _ends(right, place)
    if last < first:
        # "vom 20.11. bis 5.12.", said in between: the next 20 November is not meant.
        first = _year_before(first)
        if not (last - timedelta(days=62) < first <= place.horizon.today):
            raise say_again()
    return DayGroup(span=Span(first, last))


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        raise say_again() from None


def _weekday_stretch(left: DayGroup, right: DayGroup) -> DayGroup:
    first, last = min(left.weekdays), min(right.weekdays)
    weekdays = frozenset((first + n) % 7 for n in range((last - first) % 7 + 1))
    if left.span or right.span:
        if first > last:
            raise say_again()
        return DayGroup(weekdays=weekdays, span=left.span or right.span)
    if left.which is right.which is Which.EVERY or (left.which, right.which) == (Which.BARE,) * 2:
        return DayGroup(weekdays=weekdays, which=left.which)
    raise say_again()


def _month_from(
    number: DayGroup, named: DayGroup, place: Place, *, after: bool = False
) -> DayGroup:
    """A bare day number takes its month from the date at the other end of the range."""
    if named.day is None or number.day_of_month is None:
        raise say_again()
    day = named.day
    try:
        if not after and number.day_of_month > day.day:
            day = day.replace(day=1) - timedelta(days=1)
        found = day.replace(day=number.day_of_month)
    except ValueError:
        raise say_again() from None
    if after and found < named.day:
        raise say_again()
    if found < place.horizon.today and found.month != named.day.month:
        raise say_again()
    return DayGroup(day=found)
