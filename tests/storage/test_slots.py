"""What the store of slots promises: holds that end by the clock, bookings that cannot double."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from core.domain.order import Order
from core.domain.provider import Provider
from core.domain.slot import Slot, SlotState
from tests.storage.conftest import Write
from tests.world.world import World

TEN_MINUTES = timedelta(minutes=10)
TEN = "2026-11-24 10:00"


def holds(world: World, slot: Slot, order: Order) -> bool:
    """Try to hold the slot for ten minutes from now."""
    end = world.now + TEN_MINUTES
    return world.database.write_here(lambda uow: uow.slots.hold(slot.id, order.id, world.now, end))


def books(world: World, slot: Slot, order: Order) -> bool:
    """Try to book the slot now."""
    return world.database.write_here(lambda uow: uow.slots.book(slot.id, order.id, world.now))


@pytest.fixture
def slot(world: World, provider: Provider) -> Slot:
    """A slot tomorrow at ten."""
    return world.slot(provider, TEN)


def test_slot_comes_back_whole(world: World, provider: Provider) -> None:
    """A slot is read as it was written, travel and mode included."""
    slot = world.slot(provider, TEN, minutes=90, travel=45, mode="video")
    assert world.slot_now(slot) == slot
    assert slot.busy_until - slot.starts_at == timedelta(minutes=135)


def test_no_such_slot(world: World, write: Write, order: Order) -> None:
    """A slot that does not exist is None and cannot be held."""
    assert write(lambda uow: uow.slots.by_id("0" * 32)) is None
    end = world.now + TEN_MINUTES
    assert write(lambda uow: uow.slots.hold("0" * 32, order.id, world.now, end)) is False


def test_hold(world: World, slot: Slot, order: Order) -> None:
    """A hold names its order and its end."""
    assert holds(world, slot, order)
    now = world.slot_now(slot)
    assert (now.state, now.held_for) == (SlotState.HELD, order.id)
    assert now.hold_expires_at == world.now + TEN_MINUTES


def test_hold_keeps_others_out_until_it_ends(world: World, slot: Slot, order: Order) -> None:
    """Somebody else gets a held slot at the very instant its hold ends, and not before."""
    other = world.order()
    holds(world, slot, order)
    world.passes(minutes=10, microseconds=-1)
    assert not holds(world, slot, other)
    world.passes(microseconds=1)
    assert holds(world, slot, other)
    assert world.slot_now(slot).held_for == other.id


def test_own_hold_may_be_renewed(world: World, slot: Slot, order: Order) -> None:
    """Holding one's own held slot again starts the ten minutes anew."""
    holds(world, slot, order)
    world.passes(minutes=9)
    assert holds(world, slot, order)
    assert world.slot_now(slot).hold_expires_at == world.now + TEN_MINUTES


@pytest.mark.parametrize("state", ["booked", "blocked", "withdrawn"])
def test_what_is_not_free_cannot_be_held(
    world: World, provider: Provider, order: Order, state: str
) -> None:
    """A booked, blocked or withdrawn slot is nobody's to hold."""
    assert not holds(world, world.slot(provider, TEN, state=state), order)


@pytest.mark.parametrize(
    ("starts", "takes"),
    [("2026-11-24 08:00", True), ("2026-11-24 08:01", False), ("2026-11-24 12:29", False),
     ("2026-11-24 12:30", True)],
)  # fmt: skip
@pytest.mark.parametrize("taken", ["held", "booked"])
def test_overlapping_slots_exclude_each_other(
    world: World, provider: Provider, starts: str, takes: bool, taken: str
) -> None:
    """While a slot (10 to 12 and half an hour of travel) is taken, only what touches it is free."""
    first = world.slot(provider, TEN, travel=30)
    other = world.slot(provider, starts, minutes=120)
    one, two = world.order(), world.order()
    assert holds(world, first, one)
    if taken == "booked":
        assert books(world, first, one)
    assert holds(world, other, two) is takes


def test_overlap_ends_with_the_hold(world: World, provider: Provider, order: Order) -> None:
    """A lapsed hold does not keep an overlapping slot from anybody."""
    first, second = world.slot(provider, TEN), world.slot(provider, "2026-11-24 11:00")
    holds(world, first, order)
    world.passes(minutes=10)
    assert holds(world, second, world.order())


def test_another_provider_overlaps_nobody(world: World, slot: Slot, order: Order) -> None:
    """Two providers can be busy at the same time."""
    holds(world, slot, order)
    assert holds(world, world.slot(world.provider(), TEN), world.order())


def test_one_hold_an_order(world: World, provider: Provider, slot: Slot, order: Order) -> None:
    """The database itself keeps an order from holding two slots."""
    holds(world, slot, order)
    with pytest.raises(sa.exc.IntegrityError):
        holds(world, world.slot(provider, "2026-11-25 10:00"), order)


def test_releasing(world: World, write: Write, slot: Slot, order: Order) -> None:
    """What an order gives back is free, others' holds stay, and the count says what it was."""
    other, others = world.order(), world.slot(world.provider(), TEN)
    holds(world, slot, order)
    holds(world, others, other)
    assert write(lambda uow: uow.slots.release_holds(order.id)) == 1
    assert write(lambda uow: uow.slots.release_holds(order.id)) == 0
    assert world.slot_now(slot) == slot
    assert world.slot_now(others).held_for == other.id
