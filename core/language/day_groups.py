"""What a phrase says about the day, before it is known on which days that falls."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from core.language.german_dates import WEEKDAYS
from core.language.horizon import Horizon
from core.language.unclear import Unclear, is_over, say_again, too_far, weekday_differs

ANY = frozenset(range(7))


class Which(Enum):
    """Which occurrence of a weekday is meant."""

    BARE = "bare"
    THIS = "this"
    NEXT = "next"
    COMING = "coming"
    AFTER_NEXT = "after_next"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included; an end that is None is open."""

    first: date | None
    last: date | None
    bound: bool = False

    def covers(self, horizon: Horizon) -> int:
        """The days of the horizon in it."""
        return horizon.span(self.first or horizon.today, self.last or horizon.last)


@dataclass(frozen=True, slots=True)
class DayGroup:
    """One mention of days: one day, weekdays, a stretch, or a day of a month that is not named."""

    day: date | None = None
    weekdays: frozenset[int] = frozenset()
    which: Which = Which.BARE
    span: Span | None = None
    day_of_month: int | None = None

    @property
    def is_recurring(self) -> bool:
        """True for "dienstags" and "jeden Dienstag"."""
        return self.which is Which.EVERY

    def kind(self) -> str:
        """Which sort of mention it is; two of one sort make a list."""
        if self.day or self.day_of_month:
            return "day"
        return "weekday" if self.weekdays and not self.span else "span"


def within_reach(day: date, horizon: Horizon) -> date:
    """The day itself; asks when it is past or out of reach."""
    if day < horizon.today:
        raise is_over(day)
    if day > horizon.last:
        raise too_far(day)
    return day


def usable(group: DayGroup, horizon: Horizon) -> DayGroup:
    """The mention itself, if it is wished for; asks when it lies in the past or out of reach."""
    if group.day:
        within_reach(group.day, horizon)
    if group.span and group.span.last:
        within_reach(group.span.last, horizon)
    if group.span and group.span.first and group.span.first > horizon.last:
        raise too_far(group.span.first)
    return group


def merge(one: DayGroup, two: DayGroup, horizon: Horizon) -> DayGroup:
    """Both said of the same days ("Dienstag, 1.12."); asks when they contradict each other."""
    single, other = (one, two) if one.day else (two, one)
    if single.day:
        return _with_day(single.day, other, horizon)
    if one.span and two.span:
        return replace(_narrower(one, two, horizon), weekdays=one.weekdays | two.weekdays)
    if one.span or two.span:
        span = one.span or two.span
        both = one if one.weekdays else two
        if (one.weekdays and two.weekdays) or both.which not in {Which.BARE, Which.EVERY}:
            raise say_again()
        return DayGroup(weekdays=both.weekdays, which=both.which, span=span)
    if one == two:
        return one
    raise say_again()


def _with_day(day: date, other: DayGroup, horizon: Horizon) -> DayGroup:
    if other.day_of_month or other.is_recurring or (other.day and other.day != day):
        raise say_again()
    if other.weekdays and day.weekday() not in other.weekdays:
        raise contradiction(day, other.weekdays, horizon)
    if other.span and not other.span.covers(horizon) & horizon.span(day, day):
        raise say_again([])
    return DayGroup(day=day)


def contradiction(day: date, weekdays: frozenset[int], horizon: Horizon) -> Unclear:
    """The question for a weekday that does not fit its date: the date, or the nearest weekday."""
    name = min(weekdays)
    near = [day + timedelta(days=n) for n in (1, -1, 2, -2, 3, -3)]
    fitting = [each for each in near if each.weekday() == name and horizon.holds(each)]
    return weekday_differs(WEEKDAYS[name], day, [day] * horizon.holds(day) + fitting[:1])


def _narrower(one: DayGroup, two: DayGroup, horizon: Horizon) -> DayGroup:
    """Two stretches: bounds cut each other, otherwise the one that lies within the other."""
    assert one.span is not None
    assert two.span is not None
    first = max(filter(None, (one.span.first, two.span.first)), default=None)
    last = min(filter(None, (one.span.last, two.span.last)), default=None)
    span = Span(first, last, one.span.bound and two.span.bound)
    inside = any((each.first, each.last) == (first, last) for each in (one.span, two.span))
    bounds = one.span.bound or two.span.bound
    if not span.covers(horizon) or not (inside or bounds) or (one.weekdays and two.weekdays):
        raise say_again()
    return DayGroup(span=span, which=one.which if one.weekdays else two.which)
