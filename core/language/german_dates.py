"""How dates and times are written for people: in full, with the weekday."""

from datetime import date, datetime, timedelta

from core.domain.local_time import local

WEEKDAYS = (
    "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
)  # fmt: skip
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def day_and_month(day: date) -> str:
    """Such as "1. Dezember"."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def date_in_full(day: date) -> str:
    """Such as "1. Dezember 2026"."""
    return f"{day_and_month(day)} {day.year}"


def long_date(day: date) -> str:
    """Such as "Dienstag, 1. Dezember 2026"."""
    return f"{WEEKDAYS[day.weekday()]}, {date_in_full(day)}"


def with_nearness(day: date, today: date) -> str:
    """The long date, with "heute" or "morgen" in front where it is near."""
    near = {today: "heute, ", today + timedelta(days=1): "morgen, "}
    return near.get(day, "") + long_date(day)


def clock(moment: datetime) -> str:
    """Such as "10" or "10:30": the local time of an instant, without "Uhr"."""
    wall = local(moment)
    return f"{wall.hour}:{wall:%M}" if wall.minute else str(wall.hour)


def arrival(starts: datetime, ends: datetime) -> str:
    """Such as "Ankunft zwischen 10 und 12 Uhr", for two aware instants."""
    return f"Ankunft zwischen {clock(starts)} und {clock(ends)} Uhr"
