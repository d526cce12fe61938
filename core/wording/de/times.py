"""How German templates write times: in full in a message, short on a button.

Everything is local time (Europe/Berlin). "heute" and "morgen" stand before the date, never alone.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from jinja2 import pass_context
from jinja2.runtime import Context

from core.dialogue.state import Offer
from core.domain.local_time import local, local_day
from core.domain.slot import Mode
from core.language.german_dates import WEEKDAYS, clock, day_and_month, long_date, with_nearness

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


def today(context: Context) -> date:
    """Return the local day of the message."""
    now: datetime = context["now"]
    return local_day(now)


def _end_clock(offer: Offer) -> str:
    """Return when the window ends; midnight ends a day as 24, it does not begin one as 0."""
    midnight = local(offer.ends_at).time() == time() and offer.ends_at > offer.starts_at
    return "24" if midnight else clock(offer.ends_at)


def arrival(offer: Offer) -> str:
    """ "Ankunft zwischen 10 und 12 Uhr"; without a window "Ankunft um 10 Uhr"."""
    begin, end, what = clock(offer.starts_at), _end_clock(offer), _WHAT_BEGINS[offer.mode]
    return f"{what} um {begin} Uhr" if begin == end else f"{what} zwischen {begin} und {end} Uhr"


@pass_context
def when(context: Context, offer: Offer) -> str:
    """ "Morgen, Dienstag, 1. Dezember 2026, Ankunft zwischen 10 und 12 Uhr", to begin a line."""
    day = with_nearness(local_day(offer.starts_at), today(context))
    return f"{day[0].upper()}{day[1:]}, {arrival(offer)}"


def mode_words(mode: Mode) -> str:
    """ "bei Ihnen zu Hause", "telefonisch", …"""
    return _MODE_WORDS[mode]


@pass_context
def from_clock(context: Context, until: datetime) -> str:
    """ "14:36 Uhr", on another day with its date; rounded up, so that nobody comes too early."""
    full = until.replace(second=0, microsecond=0)
    minute = full if full == until else full + timedelta(minutes=1)
    day = local_day(minute)
    hour = f"{local(minute):%H:%M} Uhr"
    return hour if day == today(context) else f"{with_nearness(day, today(context))}, {hour}"


@pass_context
def over(context: Context, day: date) -> bool:
    """Say whether a local day lies before the day of the message."""
    return day < today(context)


@pass_context
def in_two_weeks(context: Context) -> str:
    """ "7. Dezember", an example that is not over yet."""
    return day_and_month(today(context) + timedelta(days=14))


def slot(offer: Offer) -> str:
    """ "Di 1.12. · 10–12 Uhr", for a button."""
    day = local_day(offer.starts_at)
    begin, end = clock(offer.starts_at), _end_clock(offer)
    hours = begin if begin == end else f"{begin}–{end}"
    weekday = WEEKDAYS[day.weekday()][:2]
    return f"{weekday} {day.day}.{day.month}. · {hours} Uhr{_MODE_ON_BUTTON[offer.mode]}"


FILTERS = {
    "arrival": arrival,
    "from_clock": from_clock,
    "long_date": long_date,
    "mode_words": mode_words,
    "when": when,
}
