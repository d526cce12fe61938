"""Plays many rounds, a few at once, and judges what came of them."""

from __future__ import annotations

import asyncio
import itertools
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.usecases.reached import POINTS
from tests.crash.copies import Copies
from tests.crash.round import Plan, Round, Told
from tests.world.sqlite_file import copied

ENGINES = ("sqlite", "postgresql")
AT_ONCE = 4
FIRST_ANSWER_SECONDS = 5.0
ONCE = {"turn.try_counted"}
"""Points that a booking passes once; it passes all others three times at least."""

MAY_DOUBLE = {"outbox.sent", "database.before_commit"}
"""Between the sending of a message and the commit that says so; only there it may come twice."""


def plans(mode: str, *, long: bool) -> list[Plan]:
    """Kill at every point, on one engine or the other; in the long run on both, three times."""
    chance = random.Random(mode)
    if long:
        return [
            Plan(mode, engine, point, 1 if point in ONCE else times)
            for engine, point, times in itertools.product(ENGINES, POINTS, (1, 2, 3))
        ]
    engines = itertools.cycle(ENGINES if mode == "polling" else reversed(ENGINES))
    return [
        Plan(mode, engine, point, 1 if point in ONCE else chance.randint(1, 3))
        for engine, point in zip(engines, POINTS, strict=False)
    ]


class Playground:
    """Plays rounds, a few at once, each in a database of its own."""

    def __init__(self, copies: Copies, request: pytest.FixtureRequest, folder: Path) -> None:
        """Use the databases of the session."""
        self._copies = copies
        self._request = request
        self._folder = folder
        self._numbers = itertools.count(1)
        self._free = asyncio.Semaphore(AT_ONCE)

    async def play(self, plans: Sequence[Plan]) -> list[Told]:
        """Play all plans; return what came of them, in their order."""
        return list(await asyncio.gather(*(self._one(plan) for plan in plans)))

    async def _one(self, plan: Plan) -> Told:
        async with self._free:
            number = next(self._numbers)
            with self._database(plan.engine, number) as url:
                log = self._folder / f"{number}.log"
                return await Round(plan, url, self._copies, log).play()

    async def lost(self, plan: Plan) -> int:
        """How many updates are lost once the first one was sent and the bomb went off."""
        with self._database(plan.engine, next(self._numbers)) as url:
            log = self._folder / f"{plan.mode}.log"
            return await Round(plan, url, self._copies, log).greet()

    @contextmanager
    def _database(self, engine: str, number: int) -> Iterator[str]:
        if engine == "sqlite":
            template = self._request.getfixturevalue("_sqlite_template")
            yield copied(template, self._folder / f"{number}.sqlite")
            return
        server = self._request.getfixturevalue("postgresql_server")
        name = server.create()
        yield server.url(name)
        server.drop(name)


def judge(told: Told, undisturbed: Told) -> list[str]:
    """What is wrong with a round; the facts must be those of a round that nobody disturbed."""
    most = 1 if told.plan.point in MAY_DOUBLE else 0
    wrong = [
        f"{name}: {told.facts[name]} instead of {facts}"
        for name, facts in undisturbed.facts.items()
        if told.facts[name] != facts
    ]
    checks = {
        "the bomb did not go off": told.killed,
        f"{told.lost} acknowledged and lost": told.lost == 0,
        f"{told.duplicates} messages came twice": 0 <= told.duplicates <= most,
        "messages came out of order": told.in_order,
        f"first answer after {told.first_answer:.1f} s": told.first_answer <= FIRST_ANSWER_SECONDS,
    }
    return wrong + [text for text, fine in checks.items() if not fine]


async def killed_everywhere(playground: Playground, mode: str, *, long: bool) -> str:
    """Kill at every point; return the figures. Raises AssertionError with all that went wrong."""
    began = time.monotonic()
    chosen = plans(mode, long=long)
    calm = await playground.play([Plan(mode, "sqlite"), Plan(mode, "postgresql")])
    undisturbed = {told.plan.engine: told for told in calm}
    rounds = await playground.play(chosen)
    wrong = {
        f"{told.plan}": found
        for told in rounds
        if (found := judge(told, undisturbed[told.plan.engine]))
    }
    assert not wrong, "\n".join(f"{plan}: {'; '.join(what)}" for plan, what in wrong.items())
    seconds = time.monotonic() - began
    slowest = max(told.first_answer for told in rounds)
    twice = sum(told.duplicates for told in rounds)
    return (
        f"{mode}: {len(rounds)} rounds in {seconds:.0f} s, 0 lost, 0 done twice, {twice} messages"
        f" sent twice, slowest first answer {slowest:.1f} s"
    )
