"""Dates with a number: "3.12.", "3.12.2026", "3. Dezember", "2026-12-03", "am 3."."""

from datetime import date

from core.language.day_groups import DayGroup
from core.language.german_dates import MONTHS
from core.language.reading import Place
from core.language.unclear import no_such_day, say_again

Read = tuple[DayGroup, Place] | None

_ENDS_A_DAY = frozenset(
    [
        "nothing",
        "clock",
        "at",
        "from",
        "until",
        "after",
        "before",
        "between",
        "of",
        "in",
        "and",
        "or",
        "not",
        "except",
        "bad",
        "but",
        "part",
        "about",
        "weekday",
    ]
)
_FOLLOWS_A_DAY = frozenset(
    [
        ",",
        ";",
        "!",
        "?",
        "-",
        ")",
        "\n",
        "/",
        "ist",
        "waere",
        "passt",
        "passen",
        "geht",
        "ginge",
        "haette",
        "habe",
        "koennte",
        "kann",
        "koennen",
        "wuerde",
        "oder",
        "waer",
        "ok",
        "okay",
        "bitte",
        "haben",
    ]
)


def read_date(place: Place) -> Read:
    """One date at this place; a day that no calendar has is asked about."""
    return _iso(place) or _with_month_number(place) or _with_month_name(place)


def _iso(place: Place) -> Read:
    if not (place.sign(1, "-") and place.sign(3, "-") and len(place.look().text) == 4):
        return None
    year, month, day = place.number(0), place.number(2, 1, 12), place.number(4, 1, 31)
    if not (year and month and day):
        return None
    return DayGroup(day=_dated(day, month, year, place)), place.on(5)


def _with_month_number(place: Place) -> Read:
    """Such as "3.12.", "03.12", "3.12.2026"; "um" before or "Uhr" behind makes it a time."""
    day, month = place.number(0, 0, 99), place.number(2, 0, 99)
    if day is None or month is None or not place.sign(1, "."):
        return None
    rest = place.on(3)
    dotted = rest.sign(0, ".")
    if not dotted and place.look(2).spaced:
        return None
    if not dotted and (place.look(-1).kind == "at" or rest.look().kind == "clock" or month > 12):
        return None
    year, rest = _year(rest.on() if dotted else rest, short_too=dotted)
    return DayGroup(day=_dated(day, month, year, place)), rest


def _with_month_name(place: Place) -> Read:
    token = place.look()
    if token.kind not in {"digits", "ordinal"} or not 0 <= int(token.value) <= 99:
        return None
    month = place.on(2 if place.sign(1, ".") else 1)
    if month.look().kind == "ordinal" and token.kind == "ordinal":
        if month.look(1).kind in {"word", "digits"} or not 1 <= int(month.look().value) <= 12:
            return None
    elif month.look().kind != "month":
        return None
    rest = month.on(2 if month.sign(1, ".") and month.look().text in _SHORT_MONTHS else 1)
    year, rest = _year(rest, short_too=False)
    return DayGroup(day=_dated(int(token.value), int(month.look().value), year, place)), rest


_SHORT_MONTHS = frozenset(
    ["jan", "feb", "apr", "jun", "jul", "aug", "sept", "sep", "okt", "nov", "dez"]
)


def _year(place: Place, *, short_too: bool) -> tuple[int | None, Place]:
    """A year of four digits, or of two right behind the point and with no clock word after it."""
    token = place.look()
    year = place.number(0, 1900, 2199)
    if year is not None:
        return year, place.on()
    two = short_too and len(token.text) == 2 and token.kind == "digits"
    if two and not token.spaced and place.look(1).kind != "clock" and not place.sign(1, ":"):
        return 2000 + int(token.value), place.on()
    if token.kind == "digits" and len(token.text) == 4:
        raise say_again()
    return None, place


def _dated(day: int, month: int, year: int | None, place: Place) -> date:
    """The date in its year, or the next such date; asks where there is none."""
    today = place.horizon.today
    try:
        if year is not None:
            return date(year, month, day)
        found = [date(y, month, day) for y in _years(today.year, month, day)]
    except ValueError:
        name = MONTHS[month - 1] if 1 <= month <= 12 else str(month)
        raise no_such_day(f"{day}. {name}") from None
    return next(each for each in found if each >= today)


def _years(year: int, month: int, day: int) -> range | list[int]:
    """This year and the next, for 29 February the years that have it."""
    if (month, day) != (2, 29):
        return range(year, year + 2)
    return [y for y in range(year, year + 9) if y % 4 == 0 and (y % 100 or y % 400 == 0)]


def read_day_of_month(place: Place) -> Read:
    """Such as "(am) 3." or "(den) dritten", where no word follows that it could count."""
    token = place.look()
    if token.kind == "digits" and place.sign(1, "."):
        rest = place.on(2)
    elif token.kind == "ordinal":
        rest = place.on()
    else:
        return None
    follows = rest.look()
    if not 1 <= int(token.value) <= 31:
        return None
    if follows.kind not in _ENDS_A_DAY and follows.text not in _FOLLOWS_A_DAY:
        return None
    return DayGroup(day_of_month=int(token.value)), rest
