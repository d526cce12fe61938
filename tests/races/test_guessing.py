"""Guessing a postcode: however many guesses come at once, the budget is not exceeded by one."""

from __future__ import annotations

import asyncio

import pytest
import sqlalchemy as sa

from core.domain.order import Order
from core.domain.sign_in_budget import ALARM_TRIES
from core.ports.inbound import Inbound, Kind
from core.storage.conversation_tables import inbox
from core.storage.sign_in_tables import sign_in_tries
from core.storage.tables import audit_events
from tests.races.conftest import PEOPLE
from tests.world.invariants import broken_bookings
from tests.world.world import World

EVALUATED_OF_AN_ORDER, EVALUATED_OF_A_SOURCE = 10, 5


@pytest.fixture
def order(world: World) -> Order:
    """The order that everybody guesses at."""
    return world.order(postcode="40213")


def guesses(world: World, addresses: list[str], order: Order) -> list[Inbound]:
    """A wrong guess from each of the addresses."""
    return [
        world.person(address).event(Kind.TEXT, text=f"{order.order_number} {40300 + number}")
        for number, address in enumerate(addresses)
    ]


async def taken_at_once(world: World, events: list[Inbound]) -> None:
    """Store the events, then take all their turns at once, as many workers would."""
    await world.intake.receive(events)
    ids = [row.id for row in world.rows(sa.select(inbox.c.id).order_by(inbox.c.id))]
    await asyncio.gather(*(world.worker.take(inbox_id) for inbox_id in ids))


def evaluated(world: World) -> tuple[int, int]:
    """How many tries were counted as checked, and how many were in fact checked."""
    t, e = sign_in_tries.c, audit_events.c
    counted = world.rows(sa.select(sa.func.count()).where(t.outcome == "wrong"))[0][0]
    checked = world.rows(sa.select(sa.func.count()).where(e.action == "sign_in_wrong"))[0][0]
    return counted, checked


def test_many_sources_guess_at_one_order(world: World, order: Order) -> None:
    """200 chats guess at once: ten guesses are checked, and the rest are told how to go on."""
    addresses = [str(number) for number in range(PEOPLE)]
    world.run(taken_at_once(world, guesses(world, addresses, order)))
    assert evaluated(world) == (EVALUATED_OF_AN_ORDER, EVALUATED_OF_AN_ORDER)
    assert all(len(world.person(address).has_seen()) == 1 for address in addresses)
    assert broken_bookings(world.database) == []


def test_the_true_person_is_not_locked_out(world: World, order: Order) -> None:
    """Whoever signed in before still can, however many strangers guess."""
    erna = world.person("erna")
    erna.signs_in(order)
    addresses = [str(number) for number in range(PEOPLE // 4)]
    world.run(taken_at_once(world, guesses(world, addresses, order)))
    world.passes(hours=1)
    assert "angemeldet" in erna.signs_in(order)
    world.person("stranger").signs_in(order)
    assert evaluated(world) == (EVALUATED_OF_AN_ORDER, EVALUATED_OF_AN_ORDER)


def test_one_source_guesses(world: World, order: Order) -> None:
    """One chat sends 200 guesses at once: five are checked, each guess is answered."""
    world.run(taken_at_once(world, guesses(world, ["1"] * PEOPLE, order)))
    while world.run(world.worker.take_waiting()):
        pass
    assert evaluated(world) == (EVALUATED_OF_A_SOURCE, EVALUATED_OF_A_SOURCE)
    assert len(world.person("1").has_seen()) == PEOPLE
    assert broken_bookings(world.database) == []


def test_the_alarm_is_not_outrun(world: World) -> None:
    """Guesses at many orders from many chats at once raise the alarm, and raise it once."""
    guessed = [
        world.person(str(number)).event(Kind.TEXT, text=f"{47110000 + number} 40213")
        for number in range(ALARM_TRIES + 4)
    ]
    world.run(taken_at_once(world, guessed))
    alarms = sa.select(audit_events.c.id).where(audit_events.c.action == "sign_in_alarm")
    assert len(world.rows(alarms)) == 1
