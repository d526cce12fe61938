"""Says a phrase on a Monday morning and writes down in local time what was understood."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import strategies as st

from core.domain.local_time import BERLIN
from core.language.cleaning import clean
from core.language.wish_reading import find_wish
from core.language.wishes import Question, Window, Wish

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""Monday, 23 November 2026, 9 o'clock in Berlin."""


def heard(phrase: str, now: datetime = MONDAY, *, asked: bool = False) -> Wish | Question | None:
    """What the language part makes of a phrase."""
    return find_wish(clean(phrase), now, asked=asked)


def written(window: Window) -> str:
    """A window as "2026-12-01 12:00 to 18:00"; whole days and open ends are written shorter."""
    starts, ends = (at and at.astimezone(BERLIN) for at in (window.starts_at, window.ends_at))
    first = f"{starts:%Y-%m-%d %H:%M}".removesuffix(" 00:00") if starts else "open"
    if ends is None:
        return f"{first} to open"
    same_day = starts and starts.date() == ends.date()
    last = f"{ends:%H:%M}" if same_day else f"{ends:%Y-%m-%d %H:%M}".removesuffix(" 00:00")
    return f"{first} to {last}"


def windows(phrase: str, now: datetime = MONDAY) -> list[str]:
    """The windows of a wish as texts; an empty list when there is no wish."""
    found = heard(phrase, now)
    return [written(window) for window in found.windows] if isinstance(found, Wish) else []


def phrases(name: str) -> list[str]:
    """The phrases of `{name}.txt`, one a line."""
    return Path(__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines()


def instants(first_year: int, last_year: int) -> st.SearchStrategy[datetime]:
    """Any instant of these years, to be now."""
    first = datetime(first_year, 1, 1)  # noqa: DTZ001 - Hypothesis adds the zone
    last = datetime(last_year, 12, 31)  # noqa: DTZ001
    return st.datetimes(first, last, timezones=st.just(UTC))
