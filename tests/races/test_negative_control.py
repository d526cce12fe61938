"""The races can fail: booked the naive way and without the nets, slots are doubled."""

from __future__ import annotations

import random

import pytest
import sqlalchemy as sa

from core.domain.slot import Slot
from core.storage.tables import appointments
from core.storage.transaction import Transaction
from tests.races.racer import Racer, all_at_once, crowd
from tests.storage.test_appointments import appointment
from tests.world.invariants import broken_bookings
from tests.world.world import World

PEOPLE = 16
NETS = {
    "sqlite": (
        "DROP INDEX uq_appointments_one_an_order",
        "DROP INDEX uq_appointments_one_a_slot",
        "DROP TRIGGER appointments_overlap_insert",
        "DROP TRIGGER appointments_overlap_update",
    ),
    "postgresql": (
        "DROP INDEX uq_appointments_one_an_order",
        "DROP INDEX uq_appointments_one_a_slot",
        "ALTER TABLE appointments DROP CONSTRAINT ex_appointments_overlap",
    ),
}


@pytest.fixture
def unprotected(world: World) -> World:
    """A database whose nets were taken away."""
    for statement in NETS[world.database.engine.dialect.name]:
        world.change(statement)
    return world


async def books_naively(person: Racer, slot: Slot) -> bool:
    """First look whether the slot is taken, then take it: the way it is so often written."""

    def taken(uow: Transaction) -> bool:
        a = appointments.c
        found = sa.select(a.id).where(a.slot_id == slot.id, a.state == "confirmed")
        return uow.connection.execute(found).first() is not None

    def take(uow: Transaction) -> None:
        made = appointment(person.world, person.order, slot)
        event_id = uow.audit.record("appointment_booked", f"appointment:{made.id}", made.starts_at)
        uow.appointments.add(made, event_id, person.world.now)

    if await person.database.read(taken):
        return False
    await person.database.write(take)
    return True


def test_naive_booking_doubles(unprotected: World, long: bool) -> None:
    """Look, then take, without lock and net: more than half of all rounds double-book."""
    world, rounds = unprotected, 300 if long else 20
    provider = world.provider()
    people = crowd(world, PEOPLE)
    doubled = 0
    for number in range(rounds):
        slot = world.slot(provider, "2026-12-01 10:00", minutes=30 + number)
        random.shuffle(people)
        taken = world.run(all_at_once(books_naively(person, slot) for person in people))
        doubled += sum(taken) > 1
    assert doubled > rounds / 2
    broken = " ".join(broken_bookings(world.database))
    assert "two active appointments in a slot" in broken
    assert "two active appointments of an order" in broken
    assert "overlap" in broken


def test_the_nets_stop_naive_booking(world: World) -> None:
    """With the nets in place even the naive way cannot double: the database refuses."""
    slot = world.slot(world.provider(), "2026-11-24 10:00")
    people = crowd(world, PEOPLE)

    async def tries(person: Racer) -> bool:
        try:
            return await books_naively(person, slot)
        except sa.exc.IntegrityError:
            return False

    assert sum(world.run(all_at_once(tries(person) for person in people))) == 1
    assert not any("two" in broken for broken in broken_bookings(world.database))
