"""How German templates write times: in full in a message, short on a button.

Everything is local time (Europe/Berlin). "heute" and "morgen" stand before the date, never alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from core.dialogue.state import Offer
from core.domain.local_time import local
from core.domain.slot import Mode
from core.language.german_dates import WEEKDAYS, clock, day_and_month, long_date, with_nearness
from core.wording.speech import SPOKEN_ON

_WHAT_BEGINS = {
    Mode.HOME: "Ankunft",
    Mode.PHONE: "Anruf",
    Mode.VIDEO: "Anruf",
    Mode.WORKSHOP: "Beginn",
}
_MODE_WORDS = {
    Mode.HOME: "bei Ihnen zu Hause",
    Mode.PHONE: "telefonisch",
    Mode.VIDEO: "per Video",
    Mode.WORKSHOP: "in der Werkstatt",
}
_MODE_ON_BUTTON = {
    Mode.HOME: "",
    Mode.PHONE: " · Telefon",
    Mode.VIDEO: " · Video",
    Mode.WORKSHOP: " · Werkstatt",
}


def _window(offer: Offer) -> tuple[datetime, str, str]:
    """Return the local start and the clock of both ends; midnight ends a day as 24, not as 0."""
    begins, ends = local(offer.starts_at), local(offer.ends_at)
    midnight = not ends.hour and not ends.minute and ends > begins
    return begins, clock(begins), "24" if midnight else clock(ends)


@lru_cache(maxsize=4096)
def _when(offer: Offer, today: date) -> str:
    """Return the words for an offer; kept, because an offer is shown again and again."""
    begins, begin, end = _window(offer)
    day = with_nearness(begins.date(), today)
    hours = f"um {begin} Uhr" if begin == end else f"zwischen {begin} und {end} Uhr"
    return f"{day[0].upper()}{day[1:]}, {_WHAT_BEGINS[offer.mode]} {hours}"


@pass_context
def in_full(context: Context, offer: Offer) -> str:
    """Return "Morgen, Dienstag, 1. Dezember 2026, Ankunft zwischen 10 und 12 Uhr, bei …".

    It begins a line. Without a window it is "Ankunft um 10 Uhr".
    """
    return f"{_when(offer, context[SPOKEN_ON])}, {_MODE_WORDS[offer.mode]}"


@pass_context
def listed(context: Context, offer: Offer) -> str:
    """Return the same for a list, where "Ankunft" is enough to say that somebody comes."""
    when = _when(offer, context[SPOKEN_ON])
    return when if offer.mode is Mode.HOME else f"{when}, {_MODE_WORDS[offer.mode]}"


@pass_context
def from_clock(context: Context, until: datetime) -> str:
    """Return "14:36 Uhr", with its date on another day; rounded up, so nobody comes too early."""
    full = until.replace(second=0, microsecond=0)
    minute = full if full == until else full + timedelta(minutes=1)
    wall, today = local(minute), context[SPOKEN_ON]
    hour = f"{wall.hour}:{wall:%M} Uhr"
    return hour if wall.date() == today else f"{with_nearness(wall.date(), today)}, {hour}"


@pass_context
def over(context: Context, day: date) -> bool:
    """Say whether a local day lies before the day of the message."""
    return bool(day < context[SPOKEN_ON])


@pass_context
def in_two_weeks(context: Context) -> str:
    """Return "7. Dezember", an example that is not over yet."""
    return day_and_month(context[SPOKEN_ON] + timedelta(days=14))


def slot(offer: Offer) -> str:
    """Return "Di 1.12. · 10–12 Uhr", for a button."""
    day, begin, end = _window(offer)
    hours = begin if begin == end else f"{begin}–{end}"
    weekday = WEEKDAYS[day.weekday()][:2]
    return f"{weekday} {day.day}.{day.month}. · {hours} Uhr{_MODE_ON_BUTTON[offer.mode]}"


FILTERS: dict[str, Callable[..., Any]] = {
    "from_clock": from_clock,
    "in_full": in_full,
    "listed": listed,
    "long_date": long_date,
}
