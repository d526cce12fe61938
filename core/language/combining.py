"""From clauses to one calendar: what is wished for, without what is ruled out."""

from dataclasses import dataclass, field, replace

from core.language.alternatives import Alternative, alternatives
from core.language.clauses import Clause
from core.language.day_groups import DayGroup, Which, merge
from core.language.german_dates import WEEKDAYS, long_date
from core.language.horizon import DAYS, WHOLE_DAY, Horizon
from core.language.items import Item
from core.language.unclear import Unclear, say_again

Calendar = tuple[int, ...]
"""For each day of the horizon the mask of its minutes."""


@dataclass(slots=True)
class Reading:
    """What was found so far: alternatives wished for, alternatives ruled out, rules that spoke."""

    horizon: Horizon
    wished: list[Alternative] = field(default_factory=list)
    denied: list[Alternative] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """True when nothing was said about a time."""
        return not (self.wished or self.denied)

    def take(self, clause: Clause) -> None:
        """Add one clause; asks when it does not fit what was said before."""
        if any(item.sort == "correction" for item in clause.items) and self.wished:
            if self.denied:
                raise say_again()
            self.wished.clear()
            self.trace.append("correction")
        if not clause.times:
            return
        polarity = clause.polarity()
        self.trace.append(f"clause:{polarity}")
        if polarity == "beside":
            return
        found = alternatives(_aimed(clause.items), self.horizon)
        if polarity == "no":
            self.denied += found
        elif clause.link == "or" or not self.wished:
            self.wished += found
        else:
            self.wished = _together(self.wished, found, self.horizon)

    def calendar(self) -> Calendar:
        """The days and minutes that remain."""
        wished = _union(self.wished, self.horizon) if self.wished else (WHOLE_DAY,) * (DAYS + 1)
        frame = next((a.days for a in self.wished if a.days and a.days.span), None)
        denied = [_always(each, frame, self.horizon) for each in self.denied]
        ruled_out = _union(denied, self.horizon)
        return tuple(yes & ~no for yes, no in zip(wished, ruled_out, strict=True))

    def days_named(self) -> list[str]:
        """The single days that were named, in full, to offer in a question."""
        days = [each.days.day for each in self.wished if each.days and each.days.day]
        return [long_date(day) for day in dict.fromkeys(days)][:3]


def _aimed(items: list[Item]) -> list[Item]:
    """Such as "vom 3.12. auf den 8.12.": what is wished for stands behind "auf"."""
    places = [n for n, item in enumerate(items) if item.sort == "onto"]
    if places and any(item.is_time for item in items[places[-1] :]):
        return items[places[-1] :]
    return items


def _union(found: list[Alternative], horizon: Horizon) -> Calendar:
    calendar = [0] * (DAYS + 1)
    for each in found:
        days, minutes = each.calendar(horizon)
        for offset in range(DAYS + 1):
            if days >> offset & 1:
                calendar[offset] |= minutes
    return tuple(calendar)


def _together(
    one: list[Alternative], two: list[Alternative], horizon: Horizon
) -> list[Alternative]:
    """Two clauses about the same wish: one says the days, the other the hours or the week."""
    for dated, timed in ((one, two), (two, one)):
        if all(a.days is None for a in timed) and all(a.hours is None for a in dated):
            return [replace(a, hours=b.hours) for a in dated for b in timed]
    for frame, inner in ((one, two), (two, one)):
        outer = frame[0].days
        if len(frame) == 1 and outer and outer.span and not outer.weekdays:
            hours = frame[0].hours
            if hours and any(a.hours for a in inner):
                raise say_again()
            return [_framed(a, outer, horizon, Alternative(hours=hours)) for a in inner]
    if one == two:
        return one
    raise say_again()


def _framed(
    each: Alternative, outer: DayGroup, horizon: Horizon, frame: Alternative
) -> Alternative:
    days = merge(each.days, outer, horizon) if each.days else outer
    return Alternative(days, each.hours or frame.hours)


def _always(each: Alternative, frame: DayGroup | None, horizon: Horizon) -> Alternative:
    """A weekday ruled out within a week or month goes from all of it; else it is asked about."""
    days = each.days
    if days is None or not days.weekdays or days.span or days.which is Which.EVERY:
        return each
    if frame is not None and days.which is Which.BARE:
        return replace(each, days=replace(days, which=Which.EVERY))
    if days.which is Which.BARE and len(days.weekdays) == 1 and each.hours is None:
        raise _once_or_always(min(days.weekdays), horizon)
    return each


def _once_or_always(name: int, horizon: Horizon) -> Unclear:
    ahead = (name - horizon.today.weekday()) % 7 or 7
    options = f"nicht {WEEKDAYS[name].lower()}s", f"nicht am {long_date(horizon.day(ahead))}"
    return say_again(options)
