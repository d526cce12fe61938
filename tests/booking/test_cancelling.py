"""Cancelling: at any time before it begins, with a reason, and the slot is free at once."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.order import Order, OrderState
from core.domain.provider import Provider
from core.domain.slot import Slot, SlotState
from tests.world.invariants import broken_invariants
from tests.world.person import Person
from tests.world.world import World


@pytest.fixture
def slot(world: World, provider: Provider) -> Slot:
    """Where Erna's appointment is."""
    return world.slot(provider, "2026-11-26 10:00")


@pytest.fixture(autouse=True)
def _booked(slot: Slot, order: Order, erna: Person) -> None:
    erna.signs_in(order)
    erna.books(slot)


def test_slot_is_free_at_once(
    world: World, slot: Slot, order: Order, erna: Person, karl: Person
) -> None:
    """The next person can book what Erna cancelled."""
    erna.cancels()
    assert world.slot_now(slot).state is SlotState.FREE
    his = world.order()
    karl.signs_in(his)
    karl.books(slot)
    assert world.appointment_of(his) is not None
    assert broken_invariants(world.database) == []


def test_why_when_and_by_whom(world: World, order: Order, erna: Person) -> None:
    """What the law may ask for later is kept: reason, instant, by whom, and from when it suits."""
    world.passes(minutes=5)
    erna.cancels("ab 7. Januar 2027")
    [row] = world.appointments_of(order)
    assert (row.state, row.cancelled_by, row.sequence) == ("cancelled", "telegram:erna", 1)
    assert row.changed_at == world.now
    assert row.cancel_reason
    assert row.available_again_from == date(2027, 1, 7)


def test_order_is_open_again(world: World, slot: Slot, order: Order, erna: Person) -> None:
    """Whoever cancelled can book again, the same slot too."""
    erna.cancels()
    assert world.database.read_here(lambda uow: uow.orders.by_id(order.id)).state is OrderState.OPEN
    again = world.person("again")
    again.signs_in(order)
    again.books(slot)
    cancelled, booked = world.appointments_of(order)
    assert (cancelled.state, booked.state) == ("cancelled", "confirmed")
    assert cancelled.calendar_uid != booked.calendar_uid


def test_only_with_a_yes(world: World, order: Order, erna: Person) -> None:
    """Without an explicit yes nothing is cancelled."""
    erna.asks_to_cancel()
    assert world.appointment_of(order) is not None
    erna.says("Nein")
    assert world.appointment_of(order) is not None


def test_what_has_begun_is_not_cancelled(world: World, order: Order, erna: Person) -> None:
    """From the minute it begins an appointment cannot be cancelled in the chat."""
    world.it_is("2026-11-26 09:50")
    erna.signs_in(order)
    erna.asks_to_cancel()
    world.it_is("2026-11-26 10:00")
    erna.agrees()
    assert world.appointment_of(order) is not None


def test_cancelling_twice(world: World, order: Order, erna: Person) -> None:
    """A second yes to the same question cancels nothing more."""
    question = erna.asks_to_cancel()
    erna.agrees()
    erna.presses("Ja, ", below=question)
    assert [row.state for row in world.appointments_of(order)] == ["cancelled"]
    assert broken_invariants(world.database) == []


@pytest.mark.parametrize("state", [OrderState.ON_HOLD, OrderState.WITHDRAWN, OrderState.CLOSED])
def test_an_order_that_staff_took_out_stays_out(
    world: World, order: Order, erna: Person, state: OrderState
) -> None:
    """Cancelling frees the slot, but opens no order that is on hold, withdrawn or closed."""
    world.change("UPDATE orders SET state = :state", state=state.value)
    erna.cancels()
    assert world.appointment_of(order) is None
    assert world.rows("SELECT state FROM orders") == [(state.value,)]
