"""Hours of the day: points, stretches, bounds and parts of the day, in minutes from midnight."""

from dataclasses import dataclass
from typing import Literal

from core.language.horizon import MINUTES, minutes
from core.language.time_words import DATA
from core.language.unclear import say_again, which_hour

HOUR = 60
NOON = 12 * HOUR
POINT = 30
"""How long after a named time an appointment may begin and still be at that time."""

PARTS: dict[str, tuple[int, int]] = {
    name: (part["minutes"][0], part["minutes"][1]) for name, part in DATA["part"].items()
}
_WIDE = {
    "early": (300, 600), "morning": (300, 660), "forenoon": (300, 780), "noon": (660, 900),
    "afternoon": (720, 1140), "evening": (1020, 1440), "any": (0, 1440),
}  # fmt: skip
"""How far each part of the day reaches when a clock time stands beside it."""

Sort = Literal["part", "point", "stretch", "bound"]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as it was said; `bare` when it may be meant in the first or second half of the day."""

    minute: int
    bare: bool

    def usual(self) -> int:
        """The minute meant without a part of the day: bare hours 1 to 6 are in the afternoon.

        Asks about half past six, and about times in the night that are written out.
        """
        if not self.bare:
            if self.minute < 6 * HOUR:
                raise say_again()
            return self.minute
        if 6 * HOUR < self.minute < 7 * HOUR:
            first = f"0{self.minute // HOUR}:{self.minute % HOUR:02} Uhr"
            raise which_hour(first, f"{self.minute // HOUR + 12}:{self.minute % HOUR:02} Uhr")
        return self.minute + NOON if self.minute <= 6 * HOUR else self.minute

    def later(self) -> int:
        """The minute in the second half of the day."""
        return self.minute + NOON if self.bare and self.minute < NOON else self.minute


@dataclass(frozen=True, slots=True)
class HourGroup:
    """One mention of hours; `other` is the second reading of bare hours, if there is one."""

    sort: Sort
    mask: int
    other: int = 0
    literal: int = 0
    part: str = ""
    recurring: bool = False


def _group(sort: Sort, usual: int, literal: int, later: int) -> HourGroup:
    return HourGroup(sort, usual, other=later, literal=literal)


def point(clock: Clock) -> HourGroup:
    """Such as "um 10 Uhr"."""
    usual, literal, later = (
        minutes(m, min(m + POINT, MINUTES)) for m in (clock.usual(), clock.minute, clock.later())
    )
    return _group("point", usual, literal, later)


def about(clock: Clock) -> HourGroup:
    """Such as "gegen 10 Uhr": half an hour to either side."""
    usual, literal, later = (
        minutes(max(0, m - POINT), min(m + POINT, MINUTES))
        for m in (clock.usual(), clock.minute, clock.later())
    )
    return _group("stretch", usual, literal, later)


def starting(clock: Clock) -> HourGroup:
    """Such as "ab 14 Uhr"."""
    usual, literal, later = (
        minutes(m, MINUTES) for m in (clock.usual(), clock.minute, clock.later())
    )
    return _group("bound", usual, literal, later)


def ending(clock: Clock) -> HourGroup:
    """Such as "bis 12 Uhr"."""
    usual, literal, later = (minutes(0, m) for m in (clock.usual(), clock.minute, clock.later()))
    return _group("bound", usual, literal, later)


def stretch(first: Clock, last: Clock) -> HourGroup:
    """Such as "zwischen 10 und 12 Uhr"; a bare end before the start is in the afternoon."""
    start, end = first.usual(), last.usual()
    if first.bare and first.minute == 6 * HOUR:
        if not 9 * HOUR <= last.minute <= NOON:
            raise say_again()
        start = first.minute
    if end <= start and last.bare:
        end = last.later()
    if end <= start:
        raise say_again()
    literal = minutes(first.minute, last.minute)
    return _group("stretch", minutes(start, end), literal, minutes(first.later(), last.later()))


def part(name: str, *, recurring: bool) -> HourGroup:
    """Such as "vormittags"."""
    return HourGroup("part", minutes(*PARTS[name]), part=name, recurring=recurring)


def both(one: HourGroup, two: HourGroup) -> HourGroup:
    """Both said of the same time ("8 Uhr abends", "ab 10 bis 12 Uhr"); asks when they clash."""
    if one.sort == "part" or two.sort == "part":
        named, clock = (one, two) if one.sort == "part" else (two, one)
        return _in_part(named, clock)
    if one.sort == two.sort == "bound" and one.mask & two.mask:
        return HourGroup("stretch", one.mask & two.mask)
    raise say_again()


def _in_part(named: HourGroup, clock: HourGroup) -> HourGroup:
    if named == clock:
        return named
    if clock.sort == "part":
        if {named.part, clock.part} == {"early", "morning"}:
            return named
        raise say_again()
    wide = minutes(*_WIDE[named.part])
    if clock.sort == "bound":
        inside = clock.mask & named.mask
        if not inside:
            raise say_again()
        return HourGroup("stretch", inside)
    readings = {m for m in (clock.mask, clock.literal, clock.other) if m and m & wide == m}
    if len(readings) != 1:
        raise say_again()
    return HourGroup(clock.sort, readings.pop())
