"""Which slots an order may have: statutory date, notice, area and service."""

from __future__ import annotations

import pytest

from core.domain.order import Order
from core.domain.provider import Provider
from core.domain.slot import Slot
from tests.world.person import Person
from tests.world.world import World

SOON = "2026-11-24 10:00"


def booked(world: World, order: Order) -> str | None:
    """The id of the slot that the order has."""
    found = world.appointment_of(order)
    return found.slot_id if found else None


def test_statutory_day_counts(world: World, provider: Provider, order: Order, erna: Person) -> None:
    """The last slot of the statutory day is offered and bookable; the first one after is not."""
    last, after = world.slot(provider, "2026-12-20 23:59"), world.slot(provider, "2026-12-21 00:00")
    erna.signs_in(order)
    assert (erna.is_offered(last), erna.is_offered(after)) == (True, False)
    erna.books(last)
    assert booked(world, order) == last.id


def test_only_slots_after_the_statutory_day(
    world: World, provider: Provider, order: Order, erna: Person
) -> None:
    """When every free slot is too late, none is offered, and staff are called."""
    slot = world.slot(provider, "2026-12-21 10:00")
    erna.signs_in(order)
    assert not erna.is_offered(slot)
    assert len(world.rows("SELECT 1 FROM conversations WHERE owner = 'queue'")) == 1


def test_statutory_day_moved_while_choosing(
    world: World, provider: Provider, order: Order, erna: Person
) -> None:
    """A slot that was offered and now lies after the statutory date cannot be had."""
    slot = world.slot(provider, "2026-12-20 10:00")
    erna.signs_in(order)
    world.change("UPDATE orders SET statutory_due_on = '2026-12-19'")
    erna.chooses(slot)
    assert world.slot_now(slot) == slot
    assert booked(world, order) is None


def test_without_a_statutory_date(world: World, erna: Person) -> None:
    """A service without a statutory period may be booked for any later day."""
    workshop = world.provider(trade="glass_repair", kind="partner")
    slot = world.slot(workshop, "2027-05-03 08:00", mode="workshop")
    order = world.order(service="glass_repair", statutory_due_on=None)
    erna.signs_in(order)
    erna.books(slot)
    assert booked(world, order) == slot.id


def test_notice(world: World, provider: Provider, order: Order, erna: Person) -> None:
    """A slot that begins in two hours is offered; one that begins a minute sooner is not."""
    soon = world.slot(provider, "2026-11-23 10:59", minutes=1)
    in_time = world.slot(provider, "2026-11-23 11:00")
    erna.signs_in(order)
    assert (erna.is_offered(soon), erna.is_offered(in_time)) == (False, True)


def test_notice_ran_out_while_choosing(
    world: World, provider: Provider, order: Order, erna: Person
) -> None:
    """A slot that was offered in time cannot be held too late."""
    slot = world.slot(provider, "2026-11-23 11:00")
    erna.signs_in(order)
    world.passes(minutes=1)
    erna.chooses(slot)
    assert world.slot_now(slot) == slot


def test_notice_counts_when_the_slot_is_held(
    world: World, provider: Provider, order: Order, erna: Person
) -> None:
    """Whoever holds a slot in time has their ten minutes, also when it begins soon."""
    slot = world.slot(provider, "2026-11-23 11:00")
    erna.signs_in(order)
    erna.chooses(slot)
    world.passes(minutes=9)
    erna.agrees()
    assert booked(world, order) == slot.id


def test_what_has_begun(world: World, provider: Provider, order: Order, erna: Person) -> None:
    """Slots of the past are not offered."""
    slots = [world.slot(provider, f"2026-11-2{day} 08:00") for day in (1, 2, 3)]
    erna.signs_in(order)
    assert not any(erna.is_offered(slot) for slot in slots)


@pytest.fixture
def elsewhere(world: World, request: pytest.FixtureRequest) -> Slot:
    """A slot of a provider who does not serve Erna."""
    return world.slot(world.provider(**request.param), SOON)


NOT_HERS = [
    {"area": ["403"]},
    {"area": ["40212", "40214"]},
    {"trade": "damage_appraisal"},
    {"state": "paused"},
    {"state": "applicant"},
]


@pytest.mark.parametrize("elsewhere", NOT_HERS, indirect=True, ids=str)
def test_not_offered(world: World, elsewhere: Slot, order: Order, erna: Person) -> None:
    """Another area, another service, or a provider who takes no bookings: not offered."""
    erna.signs_in(order)
    assert not erna.is_offered(elsewhere)


def test_area_lost_while_choosing(
    world: World, provider: Provider, order: Order, erna: Person
) -> None:
    """A slot whose provider no longer serves the area cannot be had, though it was offered."""
    slot = world.slot(provider, SOON)
    erna.signs_in(order)
    world.change("DELETE FROM provider_areas")
    erna.chooses(slot)
    assert world.slot_now(slot) == slot


def test_provider_paused_between_hold_and_yes(
    world: World, provider: Provider, order: Order, erna: Person
) -> None:
    """A provider who stops taking bookings gets none, not even a held one."""
    slot = world.slot(provider, SOON)
    erna.signs_in(order)
    erna.chooses(slot)
    world.change("UPDATE providers SET state = 'paused'")
    erna.agrees()
    assert booked(world, order) is None
