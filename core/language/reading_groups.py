"""One mention of days: a date, a weekday, a relative day, a stretch, and what belongs to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from core.language.day_groups import DayGroup, Which, merge
from core.language.reading import Place
from core.language.reading_dates import Read, read_date, read_day_of_month
from core.language.reading_periods import read_period

_WHICH = {
    "this": Which.THIS, "next": Which.NEXT, "coming": Which.COMING,
    "after_next": Which.AFTER_NEXT, "every": Which.EVERY,
}  # fmt: skip
_LEADS_SHORT = frozenset(
    ["am", "naechsten", "diesen", "kommenden", "jeden", "ab", "bis", "immer", "den", "vom", "nur"]
)


def glued(place: Place) -> Place:
    """The next place that is no little word like "am" or "dem"."""
    while place.look().kind == "glue":
        place = place.on()
    return place


def read_group(place: Place, *, listed: bool) -> Read:
    """One mention, with what else is said of the same days right behind it."""
    found = _single(place, listed=listed)
    if found is None:
        return None
    group, rest = found
    while True:
        more = _more(group, rest)
        if more is None:
            return group, rest
        group, rest = _joined(group, more[0], place), more[1]


def _more(group: DayGroup, rest: Place) -> Read:
    """What is said of the same days next; a comma between two of one sort makes a list."""
    comma = rest.sign(0, ",")
    next_place = glued(rest.on() if comma or rest.sign(0, "(") else rest)
    if next_place.sign(0, "morgen") and not comma:
        return None
    numbered = next_place.look(-1).text in {"der", "den"} or (bool(group.weekdays) and not comma)
    more = _single(next_place, listed=numbered)
    if (
        more is None
        or more[0].is_recurring
        or _is_list(group, more[0])
        or (comma and more[0].kind() == group.kind())
    ):
        return None
    return (more[0], more[1].on()) if rest.sign(0, "(") and more[1].sign(0, ")") else more


def _is_list(group: DayGroup, more: DayGroup) -> bool:
    """Two weekdays or two dates are never said of the same day."""
    return group.kind() == more.kind() != "span"


def _joined(group: DayGroup, more: DayGroup, place: Place) -> DayGroup:
    if more.day_of_month and group.weekdays and not group.span:
        return replace(more, weekdays=group.weekdays)
    return merge(group, more, place.horizon)


def _single(place: Place, *, listed: bool) -> Read:
    rules: tuple[Callable[[Place], Read], ...] = (
        read_date,
        _fixed,
        _relative,
        _weekday,
        read_period,
    )
    for rule in rules:
        if found := rule(place):
            return found
    return read_day_of_month(place) if listed else None


def _fixed(place: Place) -> Read:
    """Such as "Heiligabend"."""
    if place.look().kind != "fixed_day":
        return None
    number, month = map(int, str(place.look().value).split("."))
    today = place.horizon.today
    day = date(today.year, month, number)
    day = day if day >= today else date(today.year + 1, month, number)
    return DayGroup(day=day), place.on()


def _relative(place: Place) -> Read:
    """Such as "heute", "morgen", "übermorgen", but not "am Morgen"."""
    token = place.look()
    if token.kind != "relative_day" or (token.value == 1 and place.sign(-1, "am")):
        return None
    if token.value == 1 and place.look(-1).kind == "every":
        return None
    return DayGroup(day=place.horizon.today + timedelta(days=int(token.value))), place.on()


def _weekday(place: Place) -> Read:
    which = _WHICH.get(place.look().kind, Which.BARE)
    named = place.on() if which is not Which.BARE else place
    token = named.look()
    if token.kind == "every_weekday" and which in {Which.BARE, Which.EVERY}:
        which = Which.EVERY
    elif token.kind == "short_weekday":
        if not _is_short_weekday(named):
            return None
    elif token.kind != "weekday":
        return None
    rest = named.on()
    if token.kind == "short_weekday" and rest.sign(0, "."):
        rest = rest.on()
    return DayGroup(weekdays=frozenset({int(token.value)}), which=which), rest


def _is_short_weekday(place: Place) -> bool:
    """A short name counts after "am", in a list, before a date or a time, or all by itself."""
    before, after = place.look(-1), place.on(2 if place.sign(1, ".") else 1)
    if before.kind == after.look().kind == "nothing":
        return place.look().text != "so"
    behind_comma = after.on() if after.sign(0, ",") else after
    date_follows = behind_comma.look().kind == "digits" and behind_comma.sign(1, ".")
    listed = after.look().text in {"-", "/", ",", "und", "oder"} and after.look(1).kind in {
        "short_weekday", "weekday",
    }  # fmt: skip
    in_list = before.text in {"-", "/", ",", "und", "oder"} and place.look(-2).kind in {
        "short_weekday", "weekday",
    }  # fmt: skip
    if place.look().text == "so":
        return date_follows or listed or in_list or before.text in {"am", "jeden"}
    led = before.text in _LEADS_SHORT
    return date_follows or listed or in_list or led or after.look().kind in {"part", "at"}
