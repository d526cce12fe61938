"""The search for slots finds what a naive reading of its promise finds."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from core.domain.slot import Mode, Slot, SlotState
from core.ports.booking_store import SlotQuery
from core.storage.tables import slots
from tests.world.rows import slot_row
from tests.world.world import World

SCENES, QUERIES = 5, 60
PROVIDERS, ORDERS, SLOTS = 4, 14, 70
HALF_HOUR = timedelta(minutes=30)
STATES = [*SlotState, SlotState.FREE, SlotState.FREE, SlotState.HELD]


class Scene:
    """Random slots on a grid of half hours over two days, so that many of them overlap."""

    def __init__(self, world: World, dice: random.Random) -> None:
        """Throw the dice and store what they say."""
        self.world, self.dice = world, dice
        self.providers = [world.provider().id for _ in range(PROVIDERS)]
        self.orders = [world.order().id for _ in range(ORDERS)]
        self.without_hold = list(self.orders)
        made = [self._slot(number) for number in range(SLOTS)]
        keys = {(s.provider_id, s.starts_at, s.ends_at, s.mode): s for s in made}
        self.slots = list(keys.values())
        with world.database.engine.begin() as connection:
            connection.execute(sa.insert(slots), [slot_row(slot) for slot in self.slots])

    def moment(self) -> datetime:
        """A moment on the grid, sometimes a microsecond off it."""
        off = self.dice.choice([0, 0, 0, -1, 1])
        step = self.dice.randrange(96) * HALF_HOUR
        return self.world.now + step + timedelta(microseconds=off)

    def _slot(self, number: int) -> Slot:
        starts = self.moment()
        ends = starts + HALF_HOUR * self.dice.randint(1, 4)
        state = self.dice.choice(STATES)
        if state is SlotState.HELD and not self.without_hold:
            state = SlotState.BOOKED
        held = state is SlotState.HELD
        if held:
            self.dice.shuffle(self.without_hold)
        return Slot(
            id=f"{self.dice.getrandbits(64):016x}{number:016x}",
            provider_id=self.dice.choice(self.providers),
            starts_at=starts,
            ends_at=ends,
            busy_until=ends + HALF_HOUR * self.dice.choice([0, 0, 1, 2]),
            mode=self.dice.choice(list(Mode)),
            state=state,
            held_for=self.without_hold.pop() if held else None,
            hold_expires_at=self.world.now + HALF_HOUR * self.dice.randint(-2, 3) if held else None,
        )

    def query(self) -> SlotQuery:
        """A random question."""
        dice = self.dice
        edge = dice.choice([None, None, self.edge(), self.edge()])
        after, before = dice.choice([(edge, None), (None, edge)])
        return SlotQuery(
            provider_ids=tuple(dice.sample(self.providers, dice.randint(0, PROVIDERS))),
            since=dice.choice([self.world.now, self.moment()]),
            until=dice.choice([None, self.moment()]),
            order_id=dice.choice(self.orders),
            now=self.world.now + HALF_HOUR * dice.randint(-1, 4),
            limit=dice.choice([1, 2, 5, 100]),
            after=after,
            before=before,
        )

    def edge(self) -> tuple[datetime, str]:
        """The edge of a page: mostly a slot that exists."""
        slot = self.dice.choice(self.slots)
        return self.dice.choice([(slot.starts_at, slot.id), (self.moment(), "8" * 32)])


def expected(everything: list[Slot], query: SlotQuery) -> list[str]:
    """What the promise of the search says, read naively."""
    found = [slot for slot in everything if _offered(slot, query, everything)]
    found.sort(key=_key, reverse=query.before is not None)
    return [slot.id for slot in found[: query.limit]]


def _key(slot: Slot) -> tuple[datetime, str]:
    return slot.starts_at, slot.id


def takeable(slot: Slot, query: SlotQuery) -> bool:
    """Free, held for the order itself, or held for longer than it was promised."""
    if slot.state is not SlotState.HELD or slot.hold_expires_at is None:
        return slot.state is SlotState.FREE
    return slot.held_for == query.order_id or slot.hold_expires_at <= query.now


def _offered(slot: Slot, query: SlotQuery, everything: list[Slot]) -> bool:
    return (
        slot.provider_id in query.provider_ids
        and slot.starts_at >= query.since
        and (query.until is None or slot.starts_at < query.until)
        and (query.after is None or _key(slot) > query.after)
        and (query.before is None or _key(slot) < query.before)
        and takeable(slot, query)
        and not any(_in_the_way(other, slot, query) for other in everything)
    )


def _in_the_way(other: Slot, slot: Slot, query: SlotQuery) -> bool:
    overlaps = other.starts_at < slot.busy_until and slot.starts_at < other.busy_until
    taken = other.state in {SlotState.BOOKED, SlotState.HELD}
    return (
        other.id != slot.id
        and other.provider_id == slot.provider_id
        and overlaps
        and taken
        and not takeable(other, query)
    )


@pytest.mark.parametrize("number", range(SCENES))
def test_search_equals_the_naive_reading(world: World, number: int, long: bool) -> None:
    """On random slots and questions the search gives the same slots in the same order."""
    scene = Scene(world, random.Random(number))
    for _ in range(QUERIES * (50 if long else 1)):
        query = scene.query()
        found = world.database.read_here(lambda uow, query=query: uow.slots.find(query))
        assert [slot.id for slot in found] == expected(scene.slots, query), query
        assert set(found) <= set(scene.slots)


def test_pages_meet(world: World) -> None:
    """Page after page forwards, and back again, shows every slot once and in order."""
    scene = Scene(world, random.Random(77))
    asked = scene.query()

    def pages(back: bool) -> list[str]:
        seen: list[Slot] = []
        while True:
            far = world.now + timedelta(days=9 if back else -9)
            edge = _key(seen[-1]) if seen else (far, "")
            query = SlotQuery(
                provider_ids=tuple(scene.providers), since=world.now - timedelta(days=1),
                until=None, order_id=asked.order_id, now=asked.now, limit=4,
                after=None if back else edge, before=edge if back else None,
            )  # fmt: skip
            page = world.database.read_here(lambda uow, query=query: uow.slots.find(query))
            if not page:
                return [slot.id for slot in seen]
            seen += page

    assert pages(back=False) == pages(back=True)[::-1] != []
