"""At most one active appointment a slot, one an order, and no provider in two places at once."""

from __future__ import annotations

from core.domain.order import Order
from core.domain.provider import Provider
from tests.world.invariants import broken_invariants
from tests.world.person import Person
from tests.world.world import World


def test_a_booked_slot_is_not_offered(
    world: World, provider: Provider, order: Order, erna: Person, karl: Person
) -> None:
    """What Erna booked nobody else is offered."""
    slot = world.slot(provider, "2026-11-26 10:00")
    erna.signs_in(order)
    erna.books(slot)
    karl.signs_in(world.order())
    assert not karl.is_offered(slot)


def test_an_old_offer_of_a_booked_slot(
    world: World, provider: Provider, order: Order, erna: Person, karl: Person
) -> None:
    """Whoever presses the button of a slot that somebody booked since is shown others."""
    slot, other = (world.slot(provider, f"2026-11-{day} 10:00") for day in (26, 27))
    karl.signs_in(world.order())
    erna.signs_in(order)
    erna.books(slot)
    karl.chooses(slot)
    assert (karl.is_offered(slot), karl.is_offered(other)) == (False, True)


def test_one_appointment_an_order(
    world: World, provider: Provider, order: Order, erna: Person
) -> None:
    """A second booking for the same order, from another chat, is refused and told."""
    slot, other = (world.slot(provider, f"2026-11-{day} 10:00") for day in (26, 27))
    daughter = world.person("daughter")
    daughter.signs_in(order)
    daughter.chooses(other)
    erna.signs_in(order)
    erna.books(slot)
    daughter.agrees()
    booked = world.appointment_of(order)
    assert booked is not None
    assert booked.slot_id == slot.id
    assert len(world.appointments_of(order)) == 1
    assert "26. November 2026" in daughter.sees()


def test_a_busy_provider_is_not_offered(
    world: World, provider: Provider, order: Order, erna: Person, karl: Person
) -> None:
    """Slots that overlap an appointment, travel included, vanish; those that touch it stay."""
    slot = world.slot(provider, "2026-11-26 10:00", travel=30)
    overlapping = [
        world.slot(provider, f"2026-11-26 {start}") for start in ("08:30", "11:00", "12:29")
    ]
    touching = [world.slot(provider, f"2026-11-26 {start}") for start in ("08:00", "12:30")]
    colleague = world.slot(world.provider(), "2026-11-26 10:30")
    erna.signs_in(order)
    erna.chooses(slot)
    karl.signs_in(world.order())
    assert [karl.is_offered(one) for one in (*overlapping, *touching)] == [False] * 3 + [True] * 2
    assert karl.is_offered(colleague)
    erna.agrees()
    karl.says("Donnerstag")
    assert [karl.is_offered(one) for one in (*overlapping, *touching)] == [False] * 3 + [True] * 2
    assert broken_invariants(world.database) == []


def test_cancelling_frees_what_overlapped(
    world: World, provider: Provider, order: Order, erna: Person, karl: Person
) -> None:
    """When an appointment is cancelled, the slots that it overlapped can be had again."""
    slot = world.slot(provider, "2026-11-26 10:00")
    overlapping = world.slot(provider, "2026-11-26 11:00")
    erna.signs_in(order)
    erna.books(slot)
    erna.cancels()
    karl.signs_in(world.order())
    karl.books(overlapping)
    assert broken_invariants(world.database) == []
