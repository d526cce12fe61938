"""From a hold to a booking: compare-and-swap, decided by the clock."""

from __future__ import annotations

import pytest

from core.domain.order import Order
from core.domain.provider import Provider
from core.domain.slot import Slot, SlotState
from tests.storage.conftest import Write
from tests.storage.test_slots import TEN, books, holds
from tests.world.world import World


@pytest.fixture
def slot(world: World, provider: Provider) -> Slot:
    """A slot tomorrow at ten."""
    return world.slot(provider, TEN)


def test_booking_one_s_own_hold(world: World, slot: Slot, order: Order) -> None:
    """A booked slot is nobody's hold any more."""
    holds(world, slot, order)
    assert books(world, slot, order)
    now = world.slot_now(slot)
    assert (now.state, now.held_for, now.hold_expires_at) == (SlotState.BOOKED, None, None)


def test_booking_up_to_the_last_instant(world: World, slot: Slot, order: Order) -> None:
    """A hold is good for a microsecond less than its ten minutes, and not at their end."""
    holds(world, slot, order)
    world.passes(minutes=10)
    assert not books(world, slot, order)
    world.passes(microseconds=-1)
    assert books(world, slot, order)


def test_booking_without_a_hold(world: World, slot: Slot, order: Order) -> None:
    """A free slot cannot be booked past its hold."""
    assert not books(world, slot, order)


def test_booking_somebody_else_s_hold(world: World, slot: Slot, order: Order) -> None:
    """A hold is good for its own order alone."""
    holds(world, slot, order)
    assert not books(world, slot, world.order())
    assert world.slot_now(slot).held_for == order.id


def test_booking_twice(world: World, slot: Slot, order: Order) -> None:
    """The second yes to the same hold changes nothing."""
    holds(world, slot, order)
    assert [books(world, slot, order), books(world, slot, order)] == [True, False]


def test_freed_slot_is_free_at_once(world: World, write: Write, slot: Slot, order: Order) -> None:
    """A slot that was booked can be held again as soon as it is freed."""
    holds(world, slot, order)
    books(world, slot, order)
    write(lambda uow: uow.slots.free(slot.id))
    assert holds(world, slot, world.order())


@pytest.mark.parametrize("state", ["blocked", "withdrawn"])
def test_freeing_does_not_undo_what_staff_did(
    world: World, write: Write, provider: Provider, state: str
) -> None:
    """Only a booked slot becomes free: what staff took off the list stays off."""
    slot = world.slot(provider, TEN, state=state)
    write(lambda uow: uow.slots.free(slot.id))
    assert world.slot_now(slot).state.value == state


def test_freeing_keeps_somebody_else_s_hold(
    world: World, write: Write, slot: Slot, order: Order
) -> None:
    """A held slot stays held for its order."""
    holds(world, slot, order)
    write(lambda uow: uow.slots.free(slot.id))
    assert world.slot_now(slot).held_for == order.id
