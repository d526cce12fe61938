"""The people of the booking benchmark are as many in each window, however their races end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from benchmarks.crowd import AT_ONCE, crowd
from core.dialogue.state import Offer
from core.domain.slot import Mode

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
OFFERS = [Offer(f"slot-{number}", NOW, NOW + timedelta(hours=1), Mode.HOME) for number in range(60)]
ORDERS = [f"order-{number}" for number in range(60)]


def windows(luck: Random) -> list[int]:
    """How many act in each window, when luck decides who of several gets a slot."""
    acting = crowd(ORDERS, OFFERS, seed=3)
    sizes, taken = [], set[str]()
    steps = next(acting)
    while True:
        sizes.append(len(steps))
        won = [False] * len(steps)
        for index in luck.sample(range(len(steps)), len(steps)):
            step = steps[index]
            won[index] = step.books or step.offer.slot_id not in taken
            taken.add(step.offer.slot_id)
        try:
            steps = acting.send(won)
        except StopIteration:
            return sizes


def test_windows_are_alike() -> None:
    """Two runs with other winners have the same windows, so they can be paired."""
    first, second = windows(Random(1)), windows(Random(2))
    assert first == second
    assert max(first) == AT_ONCE
    assert sum(first[-3:]) == len(ORDERS)
