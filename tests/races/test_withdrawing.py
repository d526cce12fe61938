"""Staff take a slot off the list while people reach for it."""

from __future__ import annotations

import random

import sqlalchemy as sa

from core.dialogue.inputs import Booked, SlotGone
from core.domain.slot import Slot, SlotState
from core.storage.tables import slots
from core.usecases.turn_context import offer_of
from tests.races.racer import all_at_once, crowd, winners
from tests.world.invariants import broken_bookings
from tests.world.world import World

PEOPLE = 20


async def withdraws(world: World, slot: Slot) -> int:
    """Take the slot off the list if it is free, as staff do; say whether it was."""
    free = slots.c.id == slot.id, slots.c.state == "free"
    withdrawing = sa.update(slots).where(*free).values(state="withdrawn")
    return await world.database.write(lambda uow: uow.connection.execute(withdrawing).rowcount)


def test_withdrawing_races_a_hold(world: World, rounds: range) -> None:
    """Either staff were first and nobody books, or a person was first and staff are told."""
    slot = world.slot(world.provider(), "2026-11-24 10:00")
    offer = offer_of(slot)
    people = crowd(world, PEOPLE)
    first = {"staff": 0, "a person": 0}
    for number in rounds:
        start = (0, PEOPLE, random.randrange(PEOPLE))[number % 3]  # when staff reach for it
        acts = [person.books(offer) for person in people]
        acts.insert(start, withdraws(world, slot))
        results = world.run(all_at_once(acts))
        withdrawn = results.pop(start)
        told = [result for result in results if isinstance(result, SlotGone)]
        if withdrawn:
            first["staff"] += 1
            assert len(told) == PEOPLE
            assert world.slot_now(slot).state is SlotState.WITHDRAWN
            world.change("UPDATE slots SET state = 'free'")
        else:
            first["a person"] += 1
            assert (winners(results), len(told)) == (1, PEOPLE - 1)
            [winner] = [
                p for p, result in zip(people, results, strict=True) if isinstance(result, Booked)
            ]
            world.run(winner.cancels())
        assert broken_bookings(world.database) == []
    assert all(first.values())
