"""The days on which the clock is changed: 25 October 2026 has 25 hours, 28 March 2027 has 23."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core.domain.local_time import local
from tests.world.person import Person
from tests.world.world import World

AUTUMN = {"received_on": "2026-10-01", "booking_deadline": "2026-10-25"}
SPRING = {"received_on": "2027-03-01", "booking_deadline": "2027-03-28"}


@pytest.mark.parametrize("start", ["2026-10-24", "2026-10-25", "2026-10-26"])
def test_wall_clock_around_the_end_of_summer_time(world: World, erna: Person, start: str) -> None:
    """A slot at ten is shown at ten and booked at ten, the day before, on it, and after it."""
    slot = world.slot(world.provider(), f"{start} 10:00")
    order = world.order(**AUTUMN)
    world.it_is("2026-10-23 09:00")
    erna.signs_in(order)
    assert "10 und 12 Uhr" in erna.chooses(slot)
    erna.agrees()
    booked = world.appointment_of(order)
    assert booked is not None
    assert local(booked.starts_at).strftime("%Y-%m-%d %H:%M") == f"{start} 10:00"


@pytest.mark.parametrize(
    ("dates", "last", "first_after"),
    [
        (AUTUMN, datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC), "2026-10-26 00:00"),
        (SPRING, datetime(2027, 3, 28, 21, 59, 59, tzinfo=UTC), "2027-03-29 00:00"),
    ],
    ids=["25 hours", "23 hours"],
)
def test_deadline_on_the_day_of_the_switch(
    world: World,
    erna: Person,
    dates: dict[str, str],
    last: datetime,
    first_after: str,
) -> None:
    """The deadline day ends at local midnight, however many hours it has."""
    order = world.order(**dates, statutory_due_on=None)
    slot = world.slot(world.provider(), "2027-04-07 10:00")
    world.now = last
    erna.signs_in(order)
    assert erna.is_offered(slot)
    world.it_is(first_after)
    karl = world.person("karl")
    karl.signs_in(order)
    assert not karl.is_offered(slot)


def test_statutory_day_of_25_hours(world: World, erna: Person) -> None:
    """On the long day the last hour still counts, and the next day's first minute does not."""
    provider = world.provider()
    order = world.order(**AUTUMN, statutory_due_on="2026-10-25")
    last, after = world.slot(provider, "2026-10-25 23:30"), world.slot(provider, "2026-10-26 00:00")
    world.it_is("2026-10-23 09:00")
    erna.signs_in(order)
    assert (erna.is_offered(last), erna.is_offered(after)) == (True, False)


def test_notice_through_the_switch(world: World, erna: Person) -> None:
    """Two hours' notice are two hours that pass, not two hours on the wall clock."""
    provider = world.provider()
    order = world.order(**AUTUMN)
    in_two_hours = world.slot(provider, "2026-10-25 03:00", minutes=30)
    world.now = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)  # the first two o'clock
    erna.signs_in(order)
    assert erna.is_offered(in_two_hours)


def test_moving_from_summer_to_winter(world: World, erna: Person) -> None:
    """An appointment moved over the switch keeps its wall-clock times on both sides."""
    provider = world.provider()
    summer, winter = (world.slot(provider, f"2026-10-{day} 14:00") for day in (23, 26))
    order = world.order(**AUTUMN)
    world.it_is("2026-10-20 09:00")
    erna.signs_in(order)
    erna.books(summer)
    seen = erna.moves(winter)
    assert seen.text.count("14 und 16 Uhr") == 2
    first, second = world.appointments_of(order)
    assert [local(row.starts_at).hour for row in (first, second)] == [14, 14]
    assert [row.starts_at.hour for row in (first, second)] == [12, 13]
