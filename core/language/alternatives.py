"""The alternatives a clause names: "Dienstag vormittags oder Donnerstag" are two."""

from dataclasses import dataclass, replace
from datetime import date

from core.language.day_groups import DayGroup, merge, usable
from core.language.horizon import WHOLE_DAY, Horizon
from core.language.hour_groups import HourGroup, both
from core.language.items import Item
from core.language.resolving_days import days_of
from core.language.unclear import say_again


@dataclass(frozen=True, slots=True)
class Alternative:
    """Days and hours that hold together; what is missing is free. `leads`: hours came first."""

    days: DayGroup | None = None
    hours: HourGroup | None = None
    leads: bool = False

    def calendar(self, horizon: Horizon) -> tuple[int, int]:
        """The mask of its days and the mask of its minutes."""
        days = days_of(self.days, horizon) if self.days else horizon.every_day
        return days, self.hours.mask if self.hours else WHOLE_DAY


def alternatives(items: list[Item], horizon: Horizon) -> list[Alternative]:
    """All alternatives of one clause, each with what it shares with its neighbours."""
    found = [Alternative()]
    comma = False
    for item in items:
        if item.sort == "or":
            found.append(Alternative())
        elif item.days:
            usable(item.days, horizon)
            if comma and _lists(found[-1], item.days):
                found.append(Alternative())
            found[-1] = _with_days(found[-1], item.days, horizon)
        elif item.hours:
            found[-1] = _with_hours(found[-1], item.hours)
        comma = item.sort == "comma"
    return _shared([each for each in found if each.days or each.hours], horizon)


def _lists(alternative: Alternative, days: DayGroup) -> bool:
    return alternative.days is not None and alternative.days.kind() == days.kind() != "span"


def _with_days(one: Alternative, days: DayGroup, horizon: Horizon) -> Alternative:
    if one.days is None:
        return replace(one, days=days, leads=one.hours is not None)
    return replace(one, days=merge(one.days, days, horizon))


def _with_hours(one: Alternative, hours: HourGroup) -> Alternative:
    if one.days and one.days.span and one.days.span.bound and _is_moment(hours):
        raise say_again()
    return replace(one, hours=both(one.hours, hours) if one.hours else hours)


def _is_moment(hours: HourGroup) -> bool:
    """With "ab" these name a moment: "ab Dienstag 14 Uhr", "ab morgen Nachmittag"."""
    return hours.sort == "point" or (hours.sort == "part" and not hours.recurring)


def _shared(found: list[Alternative], horizon: Horizon) -> list[Alternative]:
    if len(found) < 2:
        return found
    return _share_hours(_share_days(_share_months(found), horizon))


def _share_months(found: list[Alternative]) -> list[Alternative]:
    """Such as "am 3. oder 4. Dezember": a bare number takes the month of the next date."""
    shared = list[Alternative]()
    named: date | None = None
    for each in reversed(found):
        days = each.days
        if days and days.day_of_month and named:
            days = _in_month(days, named)
        named = days.day if days and days.day else named
        shared.insert(0, replace(each, days=days))
    return shared


def _in_month(days: DayGroup, named: date) -> DayGroup:
    """The day of that month, if it lies before the date that names it."""
    number = days.day_of_month or 0
    if number >= named.day:
        raise say_again()
    day = named.replace(day=number)
    if days.weekdays and day.weekday() not in days.weekdays:
        raise say_again()
    return DayGroup(day=day)


def _share_days(found: list[Alternative], horizon: Horizon) -> list[Alternative]:
    """A week or month said once holds for all weekdays; hours alone hold for the days before."""
    spans = [each.days for each in found if each.days and each.days.span]
    loose = [each for each in found if each.days and each.days.kind() == "weekday"]
    if len(spans) == 1 and loose:
        if not spans[0].weekdays:
            raise say_again()
        frame = DayGroup(span=spans[0].span)
        found = [
            replace(each, days=merge(each.days, frame, horizon))
            if each in loose and each.days
            else each
            for each in found
        ]
    shared: list[Alternative] = []
    for each in found:
        before = shared[-1].days if shared else None
        shared.append(each if each.days else replace(each, days=before))
    if shared[0].days is None and any(each.days for each in shared):
        raise say_again()
    return shared


def _share_hours(found: list[Alternative]) -> list[Alternative]:
    """Hours said before the first day, or only behind the last one, hold for all."""
    first, last = found[0], found[-1]
    given = first.hours if first.leads else last.hours
    rest = found[1:] if first.leads else found[:-1]
    if given is None or any(each.hours for each in rest):
        return found
    return [replace(each, hours=given) for each in found]
