"""Clock times and parts of the day: "um 10", "halb drei", "ab 14 Uhr", "vormittags"."""

from core.language.horizon import MINUTES
from core.language.hour_groups import (
    HOUR,
    Clock,
    HourGroup,
    about,
    ending,
    part,
    point,
    starting,
    stretch,
)
from core.language.reading import Place
from core.language.unclear import say_again

ReadHours = tuple[HourGroup, Place] | None


def read_hours(place: Place, after_day: bool) -> ReadHours:
    """One mention of hours; `after_day`: a day stands right before, so a bare number is an hour."""
    return (
        _part(place, after_day)
        or _from_to(place, after_day)
        or _bounded(place, after_day)
        or _at(place)
        or _plain(place, after_day)
    )


def _part(place: Place, after_day: bool) -> ReadHours:
    token, before = place.look(), place.look(-1)
    if token.kind == "every" and (place.look(1).kind == "part" or place.sign(1, "morgen")):
        return part("morning" if place.sign(1, "morgen") else str(place.look(1).value), recurring=True), place.on(2)
    if token.text == "ganzen" and place.look(1).kind == "day_unit":
        return part("any", recurring=True), place.on(2)
    if token.text == "morgen" and (after_day or before.text == "am"):
        return part("morning", recurring=False), place.on()
    if token.kind != "part":
        return None
    if token.text == "frueh" and not after_day:
        if not (before.text == "der" and place.look(-2).text == "in"):
            return None
    return part(str(token.value), token.text.endswith(("s", "taegig"))), place.on()


def _from_to(place: Place, after_day: bool) -> ReadHours:
    """ "zwischen 10 und 12", "von 10 bis 12", "10-12 Uhr"."""
    opener = place.look().kind
    start = _clock(place.on(1 if opener in {"between", "of", "at"} else 0))
    if start is None:
        return None
    first, named, rest = start
    joint = rest.look()
    joints = {"between": {"and"}, "of": {"until"}}.get(opener, {"until"})
    if joint.kind not in joints and not (joint.text == "-" and opener != "between"):
        return None
    end = _clock(rest.on())
    if end is None:
        return None
    last, last_named, rest = end
    sure = named or last_named or after_day or opener in {"between", "of", "at"}
    if not sure or _is_a_date(rest):
        return None
    return stretch(first, last), rest


def _is_a_date(rest: Place) -> bool:
    return rest.look().kind == "month" or (rest.sign(0, ".") and rest.look(1).kind == "digits")


def _bounded(place: Place, after_day: bool) -> ReadHours:
    """ "ab 14 Uhr", "bis 12", "nach 15 Uhr", "vor 10"."""
    kind = place.look().kind
    if kind not in {"from", "until", "after", "before"}:
        return None
    inner = place.on()
    while inner.look().kind in {"at", "until", "from"}:
        inner = inner.on()
    found = _clock(inner)
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
    found = _clock(inner)
    if found is None or _is_a_date(found[2]):
        return None
    return (point if kind == "at" else about)(found[0]), found[2]


def _plain(place: Place, after_day: bool) -> ReadHours:
    found = _clock(place)
    if found is None or not found[1] or _is_a_date(found[2]):
        return None
    return point(found[0]), found[2]


def _clock(place: Place) -> tuple[Clock, bool, Place] | None:
    """A time, whether it is certainly one (with "Uhr", a colon or "halb"), and what follows."""
    return _spoken(place) or _written(place)


def _hour(place: Place) -> int | None:
    token = place.look()
    if token.text == "ein" and place.look(1).kind == "clock":
        return 1
    if token.kind not in {"digits", "number"} or len(token.text) > 2 and token.kind == "digits":
        return None
    return int(token.value) if int(token.value) <= 24 else None


def _spoken(place: Place) -> tuple[Clock, bool, Place] | None:
    """ "halb drei" is 14:30, "viertel nach 2", "dreiviertel drei"."""
    kind, to = place.look().kind, place.look(1).kind
    if kind == "half":
        shift, inner = -30, place.on()
    elif kind == "three_quarters":
        shift, inner = -15, place.on()
    elif kind == "quarter" and to in {"before", "after"}:
        shift, inner = (-15 if to == "before" else 15), place.on(2)
    elif kind == "quarter" and to in {"digits", "number"}:
        raise say_again()
    else:
        return None
    hour = _hour(inner)
    if hour is None or not 1 <= hour <= 12:
        return None
    rest = inner.on(2 if inner.look(1).kind == "clock" else 1)
    return Clock((hour * HOUR + shift) % (12 * HOUR), bare=True), True, rest


def _written(place: Place) -> tuple[Clock, bool, Place] | None:
    hour = _hour(place)
    if hour is None:
        return None
    rest, minute, named = place.on(), 0, False
    written = rest.number(1, 0, 59) if len(rest.look(1).text) == 2 else None
    if rest.look(1).spaced:
        written = None
    if written is not None and (rest.sign(0, ":") or (rest.sign(0, ".") and _is_time(place))):
        rest, minute, named = rest.on(2), written, True
    if rest.look().kind == "clock":
        rest, named = rest.on(), True
        if minute == 0 and len(rest.look().text) == 2 and (late := rest.number(0, 0, 59)):
            rest, minute = rest.on(), late
    total = hour * HOUR + minute
    if total > MINUTES:
        return None
    return Clock(total, bare=_is_bare(place, hour)), named, rest


def _is_time(place: Place) -> bool:
    """True when "10.30" is a time and no date: "um" before it, "Uhr" behind, or no such month."""
    kinds = {place.look(-1).kind, place.look(3).kind}
    return bool(kinds & {"at", "about", "clock"}) or int(place.look(2).value) > 12


def _is_bare(place: Place, hour: int) -> bool:
    return 1 <= hour <= 12 and not place.look().text.startswith("0")

