"""The same press again and again, at once and out of order: it acts once."""

from __future__ import annotations

import asyncio
import random

import pytest
import sqlalchemy as sa

from core.domain.order import Order
from core.domain.slot import Slot
from core.ports.inbound import Inbound, Kind
from core.storage.conversation_tables import inbox, messages
from tests.world.invariants import broken_bookings
from tests.world.person import Person
from tests.world.world import World

TIMES = 1000
PENDING = sa.select(inbox.c.id).where(inbox.c.state == "pending")


@pytest.fixture
def order(world: World) -> Order:
    """Erna's order."""
    return world.order()


@pytest.fixture
def slot(world: World) -> Slot:
    """The slot that she wants."""
    return world.slot(world.provider(), "2026-11-24 10:00")


@pytest.fixture
def erna(world: World, order: Order, slot: Slot) -> Person:
    """Erna, one press away from her appointment."""
    person = world.person("erna")
    person.signs_in(order)
    person.chooses(slot)
    return person


def press(erna: Person, button: str) -> Inbound:
    """A press on a button below what Erna sees."""
    return erna.event(Kind.PRESS, choice=erna.sees().choice(button))


def deliver(world: World, batches: list[list[Inbound]]) -> None:
    """Deliver batches at once while a worker takes turns, then let everything come to rest."""

    async def race() -> None:
        working = asyncio.create_task(world.worker.run())
        await asyncio.gather(*(world.intake.receive(batch) for batch in batches))
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        while world.rows(PENDING):  # a turn that was under way when its worker stopped included
            await world.worker.take_waiting()

    world.run(race())


def test_one_press_delivered_a_thousand_times(
    world: World, erna: Person, order: Order, slot: Slot
) -> None:
    """The same event, in parallel: one message, one answer, one appointment."""
    yes = press(erna, "Ja, fest buchen")
    before = len(erna.has_seen())
    deliver(world, [[yes]] * TIMES)
    booked = world.appointment_of(order)
    assert booked is not None
    assert booked.slot_id == slot.id
    assert len(erna.has_seen()) == before + 1
    of_press = sa.select(inbox).where(inbox.c.natural_key == yes.natural_key)
    assert [row.state for row in world.rows(of_press)] == ["done"]
    assert broken_bookings(world.database) == []


def test_everything_delivered_again_out_of_order(
    world: World, erna: Person, order: Order, slot: Slot
) -> None:
    """All of a finished conversation's events again, shuffled and in parallel: nothing happens."""
    erna.does(Kind.PRESS, choice=erna.sees().choice("Ja, fest buchen"))
    past = [Inbound.from_json(row.payload) for row in world.rows(sa.select(inbox.c.payload))]
    before = world.rows(sa.select(messages).order_by(messages.c.id))
    again = random.sample(past * TIMES, TIMES)
    deliver(world, [again[start : start + 5] for start in range(0, TIMES, 5)])
    assert world.rows(sa.select(messages).order_by(messages.c.id)) == before
    assert len(world.appointments_of(order)) == 1


def test_a_nervous_finger(world: World, erna: Person, order: Order) -> None:
    """Yes pressed 50 times, each press an event of its own: one appointment, and kind answers."""
    presses = [press(erna, "Ja, fest buchen") for _ in range(50)]
    before = len(erna.has_seen())
    deliver(world, [[one] for one in presses])
    assert len(world.appointments_of(order)) == 1
    assert len(erna.has_seen()) == before + len(presses)
    assert sum("Ihr Termin ist gebucht" in seen for seen in erna.has_seen()) == 1
    assert broken_bookings(world.database) == []
