"""Many people, few slots: every slot goes to one person, and everybody is told."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from core.dialogue.commands import FindSlots
from core.dialogue.inputs import Booked, Cancelled, SlotGone, SlotsFound
from core.dialogue.state import Offer
from core.language.wishes import Window
from core.storage.database import SqlDatabase
from core.usecases.turn_context import offer_of
from tests.races.conftest import PEOPLE
from tests.races.racer import Racer, all_at_once, crowd, winners
from tests.world.invariants import broken_bookings
from tests.world.world import KEY, World, at

DAYS = [f"2026-11-{day}" for day in range(24, 29)] + [f"2026-12-{day:02}" for day in range(1, 6)]
HOURS = (8, 10, 12, 14, 16)
PROVIDERS = PEOPLE // len(DAYS) // len(HOURS)


def test_everybody_wants_the_same_slot(world: World, rounds: range) -> None:
    """200 people for one slot: one books, 199 are told that it is gone; round after round."""
    slot = world.slot(world.provider(), "2026-11-24 10:00")
    people = crowd(world, PEOPLE)
    for _ in rounds:
        random.shuffle(people)
        results = world.run(all_at_once(person.books(slot) for person in people))
        assert winners(results) == 1
        assert sum(isinstance(result, SlotGone) for result in results) == PEOPLE - 1
        assert broken_bookings(world.database) == []
        winner = people[[isinstance(result, Booked) for result in results].index(True)]
        assert isinstance(world.run(winner.cancels()), Cancelled)


async def books_something(person: Racer, dice: random.Random) -> Offer:
    """Ask for a time, choose one of the page, and when somebody was quicker, one that is near."""
    day, hour = dice.choice(DAYS), dice.choice(HOURS)
    ask = FindSlots(windows=(Window(at(f"{day} {hour:02}:00"), at(f"{day} 23:59")),))
    for _ in range(PEOPLE):
        found = await person.does(ask)
        assert isinstance(found, SlotsFound), found
        offer = dice.choice(found.offers)
        result = await person.books(offer)
        if isinstance(result, Booked):
            return offer
        assert isinstance(result, SlotGone), result
        ask = FindSlots(near=offer)
    raise AssertionError("always too late")


def test_enough_for_everybody(world: World, heavy_rounds: range) -> None:
    """200 people for 200 slots: all book, each something else, trying again as a person would."""
    for _ in range(PROVIDERS):
        provider = world.provider()
        for day in DAYS:
            for hour in HOURS:
                world.slot(provider, f"{day} {hour:02}:00", travel=0)
    people = crowd(world, PEOPLE)
    for number in heavy_rounds:
        dice = random.Random(number)
        offers = world.run(all_at_once(books_something(person, dice) for person in people))
        assert len({offer.slot_id for offer in offers}) == PEOPLE
        assert broken_bookings(world.database) == []
        world.run(all_at_once(person.cancels() for person in people))
    assert broken_bookings(world.database) == []


def test_overlapping_slots(world: World, rounds: range) -> None:
    """Slots of one provider that all overlap: of so many people one books."""
    provider = world.provider()
    slots = [world.slot(provider, f"2026-11-24 10:{minute:02}") for minute in range(40)]
    people = crowd(world, len(slots))
    for _ in rounds:
        random.shuffle(people)
        pairs = zip(people, slots, strict=True)
        results = world.run(all_at_once(person.books(slot) for person, slot in pairs))
        assert winners(results) == 1
        assert broken_bookings(world.database) == []
        winner = people[[isinstance(result, Booked) for result in results].index(True)]
        world.run(winner.cancels())


@pytest.fixture
def processes(world: World) -> Iterator[list[SqlDatabase]]:
    """Three databases on the same data, as three processes have them."""
    with ExitStack() as stack:
        yield [stack.enter_context(closing(SqlDatabase(world.database.url, KEY))) for _ in range(3)]


def test_several_processes(world: World, processes: list[SqlDatabase], rounds: range) -> None:
    """The same with connections that share nothing but the database."""
    slots = [world.slot(world.provider(), "2026-11-24 10:00") for _ in range(4)]
    people = crowd(world, 24, processes)
    for _ in rounds:
        random.shuffle(people)
        results = world.run(
            all_at_once(
                person.books(offer_of(slots[number % 4])) for number, person in enumerate(people)
            )
        )
        assert winners(results) == len(slots)
        assert broken_bookings(world.database) == []
        booked = [
            p for p, result in zip(people, results, strict=True) if isinstance(result, Booked)
        ]
        world.run(all_at_once(person.cancels() for person in booked))
