"""Dates as people read them are understood as the same day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.local_time import BERLIN, day_bounds
from core.language.german_dates import arrival, long_date, with_nearness
from core.language.horizon import DAYS
from core.language.wishes import Wish
from tests.language.saying import heard

todays = st.dates(date(2024, 1, 1), date(2032, 12, 31))


def noon(day: date) -> datetime:
    """Noon of a day in Berlin, as an instant."""
    return datetime.combine(day, time(12), BERLIN).astimezone(UTC)


def test_a_date_is_written_in_full() -> None:
    """Weekday, day, month and year, and "heute" or "morgen" where it is near."""
    day = date(2026, 11, 24)
    assert long_date(day) == "Dienstag, 24. November 2026"
    assert with_nearness(day, date(2026, 11, 23)) == "morgen, Dienstag, 24. November 2026"
    assert with_nearness(day, day) == "heute, Dienstag, 24. November 2026"
    assert with_nearness(day, date(2026, 11, 22)) == "Dienstag, 24. November 2026"


def test_an_arrival_is_written_in_local_time() -> None:
    """Minutes are written only where they are needed, in winter and in summer."""
    nine = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    assert arrival(nine, nine + timedelta(hours=2)) == "Ankunft zwischen 10 und 12 Uhr"
    half = timedelta(minutes=30)
    assert arrival(nine + half, nine + 4 * half) == "Ankunft zwischen 10:30 und 12 Uhr"
    summer = datetime(2026, 7, 1, 6, 5, tzinfo=UTC)
    assert arrival(summer, summer + half) == "Ankunft zwischen 8:05 und 8:35 Uhr"


@settings(max_examples=500)
@given(today=todays, ahead=st.integers(1, DAYS))
def test_a_written_date_is_understood_as_that_day(today: date, ahead: int) -> None:
    """The day that was read out is the day that is understood, also when clocks change."""
    day = today + timedelta(days=ahead)
    for said in (
        long_date(day),
        with_nearness(day, today),
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.",
    ):
        found = heard(said, noon(today))
        assert isinstance(found, Wish), said
        assert [(w.starts_at, w.ends_at) for w in found.windows] == [day_bounds(day)]


@settings(max_examples=300)
@given(today=todays, back=st.integers(1, 3000))
def test_a_past_date_is_never_moved(today: date, back: int) -> None:
    """A date with its year that lies in the past is asked about."""
    assert not isinstance(heard(long_date(today - timedelta(days=back)), noon(today)), Wish)


@pytest.mark.parametrize(("month", "ends"), [(3, 28), (10, 25)])
def test_a_day_of_changing_clocks_has_its_own_length(month: int, ends: int) -> None:
    """On 28 March 2027 the day has 23 hours, on 25 October 2026 it has 25."""
    day = date(2027 if month == 3 else 2026, month, ends)
    found = heard(long_date(day), noon(day - timedelta(days=30)))
    assert isinstance(found, Wish)
    starts, finishes = found.windows[0].starts_at, found.windows[0].ends_at
    assert starts
    assert finishes
    assert finishes - starts == timedelta(hours=23 if month == 3 else 25)
