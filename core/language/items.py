"""A text as a row of items: days, hours, and the words between them that change the meaning."""

from dataclasses import dataclass
from datetime import timedelta

from core.language.day_groups import DayGroup, Span
from core.language.horizon import WHOLE_DAY, Horizon
from core.language.hour_groups import HourGroup
from core.language.reading import Place
from core.language.reading_days import read_days
from core.language.reading_hours import read_hours
from core.language.time_words import Token

_LITTLE = frozenset({"glue", "in", "of", "at", "this"})
_HARMLESS = frozenset({"eine", "einem", "einer", "eins", "so"})
_SPEAKING = frozenset({"and", "or", "not", "except", "bad", "but", "correction", "ago", "onto"})
_SIGNS = dict.fromkeys(".!?;\n", "stop") | dict.fromkeys(",:()", "comma") | {"/": "or"}
_QUIET_SIGNS = frozenset("-'\"„“”»«*_¤")


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of meaning: sort "days", "hours", "word", "risk", "stop", "comma", or a kind of word.

    `text` is the word itself, for the rules about what a clause is about.
    """

    sort: str
    text: str = ""
    days: DayGroup | None = None
    hours: HourGroup | None = None

    @property
    def is_time(self) -> bool:
        """True for days and hours."""
        return self.days is not None or self.hours is not None


def read_items(tokens: list[Token], horizon: Horizon) -> list[Item]:
    """All items of a text, in order; words that only glue are left out."""
    place, items = Place(tuple(tokens), 0, horizon), list[Item]()
    while place.look().kind != "nothing":
        after_day = bool(items) and items[-1].days is not None
        listed = _lists_day_numbers(items)
        is_morning = after_day and place.sign(0, "morgen")
        if not is_morning and (days := read_days(place, listed=listed)):
            items.append(Item("days", days=_turned_days(items, days[0])))
            place = days[1]
        elif hours := read_hours(place, after_day=after_day or _lists_hours(items)):
            items.append(Item("hours", hours=_turned_hours(items, hours[0])))
            place = hours[1]
        else:
            items.extend(_other(place.look()))
            # The point behind a number that nobody could place ends no sentence.
            place = place.on(2 if place.kinds("digits") and place.sign(1, ".") else 1)
    return items


def _turned_days(items: list[Item], days: DayGroup) -> DayGroup:
    """A "nicht vor dem 3.12." is "ab dem 3.12."; the "nicht" is used up."""
    span = days.span
    if not (items and items[-1].sort == "not" and span and span.bound) or days.weekdays:
        return days
    day = timedelta(days=1)
    if span.first and not span.last:
        turned = Span(None, span.first - day, bound=True)
    elif span.last and not span.first:
        turned = Span(span.last + day, None, bound=True)
    else:
        return days
    items.pop()
    return DayGroup(span=turned)


def _turned_hours(items: list[Item], hours: HourGroup) -> HourGroup:
    """A "nicht vor 10 Uhr" is "ab 10 Uhr"."""
    if not (items and items[-1].sort == "not" and hours.sort == "bound"):
        return hours
    items.pop()
    return HourGroup("bound", WHOLE_DAY & ~hours.mask)


def _lists_day_numbers(items: list[Item]) -> bool:
    """True behind "am 1., ..." and "am 1. oder ..."."""
    if len(items) < 2 or items[-1].sort not in {"comma", "or", "and"}:
        return False
    before = items[-2].days
    return before is not None and before.day_of_month is not None


def _lists_hours(items: list[Item]) -> bool:
    """True behind "um 10 oder ..."."""
    return len(items) > 1 and items[-1].sort in {"or", "and"} and items[-2].hours is not None


def _other(token: Token) -> list[Item]:
    """The item of a token that is no time: what is not known to be harmless is a risk."""
    if token.text in _SIGNS:
        return [Item(_SIGNS[token.text], token.text)]
    if token.text in _QUIET_SIGNS:
        return []
    if token.kind in _SPEAKING:
        return [Item(token.kind, token.text)]
    if token.kind in _LITTLE:
        return [Item("glue", token.text)]
    harmless = token.kind in {"word", "sign"} or token.text in _HARMLESS
    return [Item("word" if harmless else "risk", token.text)]
