"""A clock time: "10", "10 Uhr", "14:30", "14.30 Uhr", "halb drei", "viertel nach 2"."""

from core.language.horizon import MINUTES
from core.language.hour_groups import HOUR, Clock
from core.language.reading import Place
from core.language.unclear import say_again


def read_clock(place: Place) -> tuple[Clock, bool, Place] | None:
    """A time, whether it is certainly one (with "Uhr", a colon or "halb"), and what follows."""
    return _spoken(place) or _written(place)


def _hour(place: Place) -> int | None:
    token = place.look()
    if token.text == "ein" and place.look(1).kind == "clock":
        return 1
    if token.kind not in {"digits", "number"} or (len(token.text) > 2 and token.kind == "digits"):
        return None
    return int(token.value) if int(token.value) <= 24 else None


def _spoken(place: Place) -> tuple[Clock, bool, Place] | None:
    """Such as "halb drei" (14:30), "viertel nach 2", "dreiviertel drei"."""
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
