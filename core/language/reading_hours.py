"""Clock times and parts of the day: "um 10", "halb drei", "ab 14 Uhr", "vormittags"."""

from core.language.hour_groups import (
    HourGroup,
    about,
    ending,
    part,
    point,
    starting,
    stretch,
)
from core.language.reading import Place
from core.language.reading_clock import read_clock

_SHORT_PARTS = frozenset({"vorm", "nachm", "vm", "nm"})
ReadHours = tuple[HourGroup, Place] | None


def read_hours(place: Place, *, after_day: bool) -> ReadHours:
    """One mention of hours; `after_day`: a day stands right before, so a bare number is an hour."""
    return (
        _part(place, after_day=after_day)
        or _from_to(place, after_day=after_day)
        or _bounded(place, after_day=after_day)
        or _at(place)
        or _plain(place)
    )


def _part(place: Place, *, after_day: bool) -> ReadHours:
    token, before = place.look(), place.look(-1)
    if token.kind == "every" and (place.look(1).kind == "part" or place.sign(1, "morgen")):
        return part(
            "morning" if place.sign(1, "morgen") else str(place.look(1).value), recurring=True
        ), place.on(2)
    if token.text == "ganzen" and place.look(1).kind == "day_unit":
        return part("any", recurring=True), place.on(2)
    if token.text == "morgen" and (after_day or before.text == "am"):
        return part("morning", recurring=False), place.on()
    if token.kind != "part":
        return None
    in_the_early = before.text == "der" and place.look(-2).text == "in"
    if token.text == "frueh" and not (after_day or in_the_early):
        return None
    recurring = token.text.endswith(("s", "taegig"))
    short = token.text in _SHORT_PARTS and place.sign(1, ".")
    return part(str(token.value), recurring=recurring), place.on(2 if short else 1)


def _from_to(place: Place, *, after_day: bool) -> ReadHours:
    """Such as "zwischen 10 und 12", "von 10 bis 12", "10-12 Uhr"."""
    opener = place.look().kind
    start = read_clock(place.on(1 if opener in {"between", "of", "at"} else 0))
    if start is None:
        return None
    first, named, rest = start
    joint = rest.look()
    joints = {"between": {"and"}, "of": {"until"}}.get(opener, {"until"})
    if joint.kind not in joints and not (joint.text == "-" and opener != "between"):
        return None
    end = read_clock(rest.on())
    if end is None:
        return None
    last, last_named, rest = end
    sure = named or last_named or after_day or opener in {"between", "of", "at"}
    if not sure or _is_a_date(rest):
        return None
    return stretch(first, last), rest


def _is_a_date(rest: Place) -> bool:
    return rest.look().kind == "month" or (rest.sign(0, ".") and rest.look(1).kind == "digits")


def _bounded(place: Place, *, after_day: bool) -> ReadHours:
    """Such as "ab 14 Uhr", "bis 12", "nach 15 Uhr", "vor 10"."""
    kind = place.look().kind
    if kind not in {"from", "until", "after", "before"}:
        return None
    inner = place.on()
    while inner.look().kind in {"at", "until", "from"}:
        inner = inner.on()
    found = read_clock(inner)
    if found is None:
        return None
    clock, named, rest = found
    if not (named or after_day) or _is_a_date(rest) or rest.sign(0, "."):
        return None
    return (starting if kind in {"from", "after"} else ending)(clock), rest


def _at(place: Place) -> ReadHours:
    kind, inner = place.look().kind, place.on()
    if kind not in {"at", "about"}:
        return None
    if inner.look().kind in {"at", "about"}:
        kind, inner = "about", inner.on()
    found = read_clock(inner)
    if found is None or _is_a_date(found[2]):
        return None
    return (point if kind == "at" else about)(found[0]), found[2]


def _plain(place: Place) -> ReadHours:
    found = read_clock(place)
    if found is None or not found[1] or _is_a_date(found[2]):
        return None
    return point(found[0]), found[2]
