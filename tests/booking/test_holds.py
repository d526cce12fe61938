"""A hold lasts ten minutes and ends by the clock alone, with no clean-up job running."""

from __future__ import annotations

import pytest

from core.domain.order import Order
from core.domain.provider import Provider
from core.domain.slot import Slot, SlotState
from tests.world.invariants import broken_invariants
from tests.world.person import Person
from tests.world.world import World


@pytest.fixture
def slot(world: World, provider: Provider) -> Slot:
    """The only slot there is."""
    return world.slot(provider, "2026-11-26 10:00")


def test_others_do_not_see_a_held_slot(
    world: World, slot: Slot, order: Order, erna: Person, karl: Person
) -> None:
    """While Erna makes up her mind nobody else is offered the slot; when she is late they are."""
    erna.signs_in(order)
    erna.chooses(slot)
    karl.signs_in(world.order())
    assert not karl.is_offered(slot)
    world.passes(minutes=10)
    paula = world.person("paula")
    paula.signs_in(world.order())
    assert paula.is_offered(slot)
    assert world.slot_now(slot).held_for == order.id  # no job has cleaned anything up


def test_yes_in_the_last_second(world: World, slot: Slot, order: Order, erna: Person) -> None:
    """A yes just before the ten minutes are over books."""
    erna.signs_in(order)
    erna.chooses(slot)
    world.passes(minutes=10, microseconds=-1)
    erna.agrees()
    assert world.appointment_of(order) is not None


def test_yes_too_late(world: World, slot: Slot, order: Order, erna: Person) -> None:
    """A yes after ten minutes books nothing by itself; the slot is held anew and asked again."""
    erna.signs_in(order)
    erna.chooses(slot)
    world.passes(minutes=10)
    erna.agrees()
    assert world.appointment_of(order) is None
    held = world.slot_now(slot)
    assert (held.state, held.held_for) == (SlotState.HELD, order.id)
    erna.agrees()
    assert world.appointment_of(order) is not None
    assert broken_invariants(world.database) == []


def test_yes_after_somebody_else_took_it(
    world: World, slot: Slot, order: Order, erna: Person, karl: Person
) -> None:
    """When the hold ran out and Karl booked, Erna's yes changes nothing and she is told."""
    erna.signs_in(order)
    erna.chooses(slot)
    world.passes(minutes=10)
    his = world.order()
    karl.signs_in(his)
    karl.books(slot)
    erna.agrees()
    assert world.appointment_of(order) is None
    assert world.appointment_of(his) is not None
    assert not erna.is_offered(slot)


def test_yes_while_somebody_else_holds_it(
    world: World, slot: Slot, order: Order, erna: Person, karl: Person
) -> None:
    """A hold that ran out cannot be confirmed over somebody else's."""
    erna.signs_in(order)
    erna.chooses(slot)
    world.passes(minutes=10)
    his = world.order()
    karl.signs_in(his)
    karl.chooses(slot)
    erna.agrees()
    assert world.slot_now(slot).held_for == his.id
    karl.agrees()
    assert world.appointment_of(his) is not None


def test_saying_no_gives_the_slot_back(
    world: World, slot: Slot, order: Order, erna: Person, karl: Person
) -> None:
    """A no frees the slot at once."""
    erna.signs_in(order)
    erna.chooses(slot)
    erna.presses("Nein")
    assert world.slot_now(slot) == slot
    karl.signs_in(world.order())
    assert karl.is_offered(slot)


def test_choosing_another_slot_gives_the_first_back(
    world: World, provider: Provider, slot: Slot, order: Order, erna: Person
) -> None:
    """Nobody holds two slots: whoever chooses another one gives the first one back."""
    other = world.slot(provider, "2026-11-27 10:00")
    erna.signs_in(order)
    erna.chooses(slot)
    erna.presses("Nein")
    erna.chooses(other)
    assert world.slot_now(slot) == slot
    assert world.slot_now(other).held_for == order.id


def test_one_hold_for_all_chats_of_an_order(
    world: World, provider: Provider, slot: Slot, order: Order, erna: Person
) -> None:
    """When Erna's daughter chooses in her own chat, what Erna held is given back."""
    other = world.slot(provider, "2026-11-27 10:00")
    daughter = world.person("daughter")
    erna.signs_in(order)
    daughter.signs_in(order)
    erna.chooses(slot)
    daughter.chooses(other)
    assert world.slot_now(slot) == slot
    assert world.slot_now(other).held_for == order.id
    erna.agrees()
    assert world.appointment_of(order) is None


def test_hold_is_ten_minutes_through_the_switch(
    world: World, provider: Provider, erna: Person
) -> None:
    """Ten minutes are ten minutes, also when the clock goes back an hour in between."""
    order = world.order(received_on="2026-10-20")
    slot = world.slot(provider, "2026-10-27 10:00")
    world.it_is("2026-10-25 01:59")
    world.passes(minutes=56)  # 02:55 summer time; five minutes on, it is two o'clock again
    erna.signs_in(order)
    erna.chooses(slot)
    world.passes(minutes=9, seconds=59)
    erna.agrees()
    assert world.appointment_of(order) is not None
