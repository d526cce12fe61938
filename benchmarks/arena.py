"""Where people fight for slots: through the use cases, many at once, and the same again raw."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from time import perf_counter

from benchmarks.crowd import POLICY, Acting, Step, crowd
from benchmarks.engines import Engine
from benchmarks.population import BEGIN, SECRETS, SERVICE, Town
from benchmarks.raw_threads import RawThreads
from benchmarks.recording import Recorder
from benchmarks.windows import Pairs
from core.dialogue.state import Offer
from core.domain.postcode import prefixes
from core.ports.booking_store import SlotQuery
from core.ports.unit_of_work import UnitOfWork
from core.storage.database import THREADS, SqlDatabase
from core.usecases.turn_context import offer_of

CONTENDERS = 200
TWICE = """SELECT count(*) FROM (
    SELECT slot_id FROM appointments WHERE state = 'confirmed' GROUP BY slot_id HAVING count(*) > 1
    UNION ALL
    SELECT order_id FROM appointments WHERE state = 'confirmed' GROUP BY order_id
    HAVING count(*) > 1) doubles"""
BOOKED = "SELECT count(*) FROM appointments WHERE state = 'confirmed'"


class Ours:
    """Runs steps through the use cases, many at once."""

    def __init__(self, url: str) -> None:
        """Work on the database at ``url``."""
        self.database = SqlDatabase(url, SECRETS)
        self.latencies: list[float] = []

    async def run(self, steps: Sequence[Step]) -> list[bool]:
        """Return who got what they wanted."""
        return list(await asyncio.gather(*(self._run(step) for step in steps)))

    async def _run(self, step: Step) -> bool:
        begun = [0.0]

        def work(uow: UnitOfWork) -> bool:
            begun[0] = perf_counter()
            return step.run(uow)

        won = await self.database.write(work)
        self.latencies.append(perf_counter() - begun[0])
        return won

    def scene(self, town: Town, number: int) -> tuple[list[str], list[Offer]]:
        """Return the orders and the free slots of one round: one area of the town."""
        indices = range(number, town.orders, town.areas)

        def read(uow: UnitOfWork) -> tuple[list[str], list[Offer]]:
            orders = [uow.orders.by_number(town.number(index)) for index in indices]
            ids = [order.id for order in orders if order is not None]
            query = SlotQuery(
                provider_ids=uow.providers.serving(SERVICE, prefixes(town.postcode(number))),
                since=BEGIN + POLICY.notice,
                until=None,
                order_id=ids[0],
                now=BEGIN,
                limit=CONTENDERS,
            )
            return ids, [offer_of(slot) for slot in uow.slots.find(query)]

        return self.database.read_here(read)


def _go_on(acting: Acting, results: list[bool]) -> list[Step]:
    """Return who acts next; nobody at the end."""
    try:
        return acting.send(results)
    except StopIteration:
        return []


class Arena:
    """Three twins of a town: told, timed, and raw."""

    def __init__(self, engine: Engine, town: Town) -> None:
        """Make and fill them."""
        self._engine, self._town = engine, town
        first = engine.make("booking_first")
        town.fill(first)
        again = engine.copy(first, "booking_again")
        self.timed_url = engine.copy(first, "booking_timed")
        self._urls = (first, again, self.timed_url)
        self._told, self.timed = Ours(first), Ours(self.timed_url)
        self._tape = Recorder(self._told.database)
        writers = 1 if engine.name == "sqlite" else THREADS
        self._raw = RawThreads([engine.raw(again) for _ in range(writers)])
        self.pairs = Pairs()

    async def round(self, number: int) -> None:
        """Let one area's people book its slots, in windows."""
        telling = crowd(*self._told.scene(self._town, number), number)
        timing = crowd(*self.timed.scene(self._town, number), number)
        told, timed = next(telling), next(timing)
        self._tape.drain()
        while timed:
            told_results = await self._told.run(told)
            begun = perf_counter()
            timed_results = await self.timed.run(timed)
            ours = perf_counter() - begun
            transactions = self._tape.drain()
            begun = perf_counter()
            self._raw.run(transactions)
            self.pairs.add(ours, perf_counter() - begun)
            told, timed = _go_on(telling, told_results), _go_on(timing, timed_results)

    def counts(self) -> tuple[int, int]:
        """Return how many are booked, and how many of these twice."""
        looking = self._engine.raw(self.timed_url)
        booked, twice = (int(looking.rows(sql)[0][0]) for sql in (BOOKED, TWICE))
        looking.close()
        return booked, twice

    def close(self) -> None:
        """Let go of the databases and remove them."""
        for part in (self._raw, self._told.database, self.timed.database):
            part.close()
        for url in self._urls:
            self._engine.drop(url)
