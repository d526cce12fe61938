"""One order, several chats: whatever they do at once, the order has at most one appointment."""

from __future__ import annotations

import asyncio
import random

import pytest

from core.dialogue.inputs import AppointmentIs, Booked, Cancelled, HoldLapsed, SlotGone
from core.domain.order import Order
from core.domain.slot import Slot, SlotState
from tests.races.racer import Racer, all_at_once, crowd, winners
from tests.world.invariants import broken_bookings
from tests.world.world import World

LATE = (HoldLapsed, SlotGone)


@pytest.fixture
def slots(world: World) -> list[Slot]:
    """Four slots of two providers that do not overlap."""
    providers = [world.provider(), world.provider()]
    return [
        world.slot(provider, f"2026-11-24 {hour}:00") for provider in providers for hour in (10, 14)
    ]


def active(world: World, *orders: Order) -> list[bool]:
    """Whether each order has an active appointment."""
    return [world.appointment_of(order) is not None for order in orders]


def test_the_same_order_from_two_chats(world: World, slots: list[Slot], rounds: range) -> None:
    """Erna and her daughter book at the same moment: one appointment, the other one is told."""
    order = world.order()
    chats = [Racer(world, order, address) for address in ("erna", "daughter")]
    for _ in rounds:
        mine, hers = random.sample(slots, 2)
        results = world.run(all_at_once([chats[0].books(mine), chats[1].books(hers)]))
        assert winners(results) == 1, results
        told = [result for result in results if not isinstance(result, Booked)]
        assert isinstance(told[0], (AppointmentIs, *LATE))
        assert broken_bookings(world.database) == []
        world.run(chats[0].cancels())


def test_two_people_swap(world: World, slots: list[Slot], rounds: range) -> None:
    """Two people who each want the other's slot both keep an appointment."""
    people = crowd(world, 2)
    for person, slot in zip(people, slots, strict=False):
        assert isinstance(world.run(person.books(slot)), Booked)
    for _ in rounds:
        results = world.run(all_at_once([people[0].moves(slots[1]), people[1].moves(slots[0])]))
        assert [type(result) for result in results] == [SlotGone, SlotGone]
        assert active(world, *(person.order for person in people)) == [True, True]
        assert broken_bookings(world.database) == []


def test_moving_in_a_circle(world: World, slots: list[Slot], rounds: range) -> None:
    """People who move to free slots and to each other's lose nothing, seen at every moment."""
    people = crowd(world, 3)
    orders = [person.order for person in people]
    for person, slot in zip(people, slots, strict=False):
        world.run(person.books(slot))

    async def watch(seen: list[list[bool]], moving: asyncio.Event) -> None:
        while not moving.is_set():
            seen.append(
                await world.database.read(
                    lambda uow: [uow.appointments.active_of(o.id) is not None for o in orders]
                )
            )

    async def race() -> list[list[bool]]:
        seen: list[list[bool]] = []
        done = asyncio.Event()
        watching = asyncio.create_task(watch(seen, done))
        await all_at_once(
            person.moves(slot) for person in people for slot in random.sample(slots, 4)
        )
        done.set()
        await watching
        return seen

    for _ in rounds:
        assert all(all(moment) for moment in world.run(race()))
        assert active(world, *orders) == [True, True, True]
        assert broken_bookings(world.database) == []


def test_everybody_moves_to_the_same_slot(world: World, slots: list[Slot], rounds: range) -> None:
    """Two people move to the one free slot: one gets it, the other one keeps what they had."""
    people = crowd(world, 2)
    homes = slots[:2]
    for _ in rounds:
        for person, slot in zip(people, homes, strict=True):
            assert isinstance(world.run(person.books(slot)), Booked)
        results = world.run(all_at_once(person.moves(slots[2]) for person in people))
        assert winners(results) == 1
        assert active(world, *(person.order for person in people)) == [True, True]
        assert broken_bookings(world.database) == []
        world.run(all_at_once(person.cancels() for person in people))


def test_holds_that_cross(world: World, slots: list[Slot], rounds: range) -> None:
    """Two people who each hold what the other one wants: no error, and never two."""
    people = crowd(world, 2)
    for _ in rounds:
        for person, slot in zip(people, slots[1:3], strict=True):
            world.run(person.books(slot))
            world.run(person.cancels())
        results = world.run(
            all_at_once([people[0].books(slots[1]), people[1].books(slots[2]),
                         people[0].books(slots[2]), people[1].books(slots[1])])
        )  # fmt: skip
        assert all(isinstance(one, (Booked, AppointmentIs, *LATE)) for one in results), results
        assert broken_bookings(world.database) == []
        world.run(all_at_once(person.cancels() for person in people))


def test_cancelling_while_moving(world: World, slots: list[Slot], rounds: range) -> None:
    """One chat cancels while another moves: the order has one appointment or none, never two."""
    order = world.order()
    erna, daughter = (Racer(world, order, address) for address in ("erna", "daughter"))
    for _ in rounds:
        assert isinstance(world.run(erna.books(slots[0])), Booked)
        results = world.run(all_at_once([erna.cancels(), daughter.moves(slots[2])]))
        assert isinstance(results[0], Cancelled | AppointmentIs)
        assert isinstance(results[1], Booked | AppointmentIs)
        assert active(world, order) == [not isinstance(results[0], Cancelled)]
        assert broken_bookings(world.database) == []
        world.run(erna.cancels())
        assert SlotState.BOOKED not in [world.slot_now(slot).state for slot in slots]


def test_cancelling_twice(world: World, slots: list[Slot], rounds: range) -> None:
    """Two chats cancel at once: it is cancelled once, and the other one is told there is none."""
    order = world.order()
    chats = [Racer(world, order, str(number)) for number in range(8)]
    for _ in rounds:
        world.run(chats[0].books(slots[0]))
        results = world.run(all_at_once(chat.cancels() for chat in chats))
        assert sum(isinstance(result, Cancelled) for result in results) == 1
        assert broken_bookings(world.database) == []
