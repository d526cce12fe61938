"""Moving: at every commit the order has exactly one active appointment."""

from __future__ import annotations

import pytest

from core.domain.order import Order
from core.domain.provider import Provider
from core.domain.slot import Slot, SlotState
from tests.world.invariants import broken_invariants
from tests.world.person import Person
from tests.world.world import World


@pytest.fixture
def old(world: World, provider: Provider) -> Slot:
    """Where Erna's appointment is at first."""
    return world.slot(provider, "2026-11-26 10:00")


@pytest.fixture
def new(world: World, provider: Provider) -> Slot:
    """Where she wants it."""
    return world.slot(provider, "2026-11-30 14:00")


@pytest.fixture(autouse=True)
def _booked(old: Slot, new: Slot, order: Order, erna: Person) -> None:
    erna.signs_in(order)
    erna.books(old)


def has(world: World, order: Order, slot: Slot) -> bool:
    """Whether the slot is the order's one active appointment, in every table that says so."""
    active = [row for row in world.appointments_of(order) if row.state == "confirmed"]
    booked = world.slot_now(slot).state is SlotState.BOOKED
    return [row.slot_id for row in active] == [slot.id] and booked


def test_old_one_is_kept_until_the_new_one_is_sure(
    world: World, old: Slot, new: Slot, order: Order, erna: Person
) -> None:
    """While Erna looks and holds, her appointment stands; with her yes it has moved."""
    erna.wants_to_move()
    assert has(world, order, old)
    erna.chooses(new)
    assert has(world, order, old)
    erna.agrees()
    assert has(world, order, new)
    assert broken_invariants(world.database) == []


def test_old_slot_is_free_at_once(
    world: World, old: Slot, new: Slot, erna: Person, karl: Person
) -> None:
    """The slot that Erna left can be booked by the next person."""
    erna.moves(new)
    his = world.order()
    karl.signs_in(his)
    karl.books(old)
    assert has(world, his, old)


def test_calendar_follows(world: World, new: Slot, order: Order, erna: Person) -> None:
    """The moved appointment keeps its calendar UID and its sequence rises (RFC 5545)."""
    erna.moves(new)
    first, second = world.appointments_of(order)
    assert first.calendar_uid == second.calendar_uid
    assert (first.state, second.state) == ("superseded", "confirmed")
    assert (first.sequence, second.sequence) == (0, 1)


@pytest.mark.parametrize("words", ["Nein", "zurück", "Mensch"])
def test_changing_one_s_mind(
    world: World, old: Slot, order: Order, erna: Person, words: str
) -> None:
    """Whoever does not say yes keeps what they had."""
    erna.wants_to_move()
    erna.presses(0)
    erna.says(words)
    assert has(world, order, old)


def test_too_late_for_the_new_one(
    world: World, old: Slot, new: Slot, order: Order, erna: Person
) -> None:
    """When somebody else got the new slot, the old appointment stands."""
    erna.wants_to_move()
    erna.chooses(new)
    world.passes(minutes=10)
    karl, his = world.person("karl"), world.order()
    karl.signs_in(his)
    karl.books(new)
    erna.agrees()
    assert has(world, order, old)
    assert has(world, his, new)


def test_moving_back_and_forth(
    world: World, old: Slot, new: Slot, order: Order, erna: Person
) -> None:
    """An appointment can be moved as often as need be, and each move is on record."""
    for slot in (new, old, new, old):
        erna.moves(slot)
        assert has(world, order, slot)
    assert [row.sequence for row in world.appointments_of(order)] == [0, 1, 2, 3, 4]
    acts = world.rows("SELECT action, actor FROM audit_events WHERE action LIKE 'appointment%'")
    assert sorted(tuple(act) for act in acts) == [
        ("appointment_booked", "telegram:erna"), *[("appointment_moved", "telegram:erna")] * 4
    ]  # fmt: skip
    assert broken_invariants(world.database) == []


def test_nowhere_to_move(world: World, old: Slot, new: Slot, order: Order, erna: Person) -> None:
    """When nothing else is free, the appointment stands and it is said so."""
    world.change("UPDATE slots SET state = 'withdrawn' WHERE state = 'free'")
    erna.wants_to_move()
    assert has(world, order, old)
    assert not erna.is_offered(new)
