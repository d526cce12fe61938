"""Nothing is bookable outside the window from receipt to booking deadline (Fristdatum)."""

from __future__ import annotations

import pytest

from core.domain.order import Order
from core.domain.provider import Provider
from tests.world.invariants import broken_invariants
from tests.world.person import Person
from tests.world.world import World

LATE = "2026-12-18 10:00"


@pytest.mark.parametrize("now", ["2026-12-10 00:00", "2026-12-10 12:00", "2026-12-10 23:59:59.999"])
def test_the_deadline_day_counts(
    world: World, provider: Provider, order: Order, erna: Person, now: str
) -> None:
    """On the deadline day itself a person may book, until midnight."""
    slot = world.slot(provider, LATE)
    world.it_is(now)
    erna.signs_in(order)
    erna.books(slot)
    assert world.appointment_of(order) is not None


def test_the_day_after(world: World, provider: Provider, order: Order, erna: Person) -> None:
    """From midnight on no slot is offered, the deadline is named, and staff are called."""
    slot = world.slot(provider, LATE)
    world.it_is("2026-12-11 00:00")
    erna.signs_in(order)
    assert not erna.is_offered(slot)
    assert "10. Dezember 2026" in erna.sees()
    [conversation] = world.rows("SELECT owner, waiting_for FROM conversations")
    assert tuple(conversation) == ("queue", "booking_closed")


def test_midnight_between_hold_and_yes(
    world: World, provider: Provider, order: Order, erna: Person
) -> None:
    """A hold does not carry anybody over the deadline."""
    slot = world.slot(provider, LATE)
    world.it_is("2026-12-10 23:55")
    erna.signs_in(order)
    erna.chooses(slot)
    world.it_is("2026-12-11 00:00")
    erna.agrees()
    assert world.appointment_of(order) is None
    assert "10. Dezember 2026" in erna.sees()


def test_before_the_order_was_received(
    world: World, provider: Provider, order: Order, erna: Person
) -> None:
    """Before the day of receipt nothing is bookable; on that day it is."""
    slot = world.slot(provider, "2026-12-01 10:00")
    world.it_is("2026-11-19 23:59")
    erna.signs_in(order)
    assert not erna.is_offered(slot)
    world.it_is("2026-11-20 00:00")
    later = world.person("later")
    later.signs_in(order)
    assert later.is_offered(slot)


def test_moving_after_the_deadline(
    world: World, provider: Provider, order: Order, erna: Person
) -> None:
    """After the deadline the appointment stays as it is."""
    first, second = world.slot(provider, LATE), world.slot(provider, "2026-12-17 10:00")
    erna.signs_in(order)
    erna.books(first)
    world.it_is("2026-12-11 09:00")
    erna.signs_in(order)
    erna.wants_to_move()
    assert not erna.is_offered(second)
    kept = world.appointment_of(order)
    assert kept is not None
    assert kept.slot_id == first.id


def test_cancelling_after_the_deadline(
    world: World, provider: Provider, order: Order, erna: Person
) -> None:
    """An appointment can be cancelled at any time before it begins."""
    slot = world.slot(provider, LATE)
    erna.signs_in(order)
    erna.books(slot)
    world.it_is("2026-12-18 09:59")
    erna.signs_in(order)
    erna.cancels()
    assert world.appointment_of(order) is None
    assert broken_invariants(world.database) == []


@pytest.mark.parametrize("state", ["performed", "closed", "on_hold", "withdrawn"])
def test_order_that_is_not_open(world: World, provider: Provider, erna: Person, state: str) -> None:
    """An order that is done, on hold or withdrawn is not booked."""
    slot = world.slot(provider, "2026-12-01 10:00")
    erna.signs_in(world.order(state=state))
    assert not erna.is_offered(slot)
