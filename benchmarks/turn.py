"""A durable turn, as the bot makes it, against the same statements through the bare driver.

Three twins of one database: on the first, unmeasured, our program says what it executes; on the
second it is timed; on the third the bare driver does the same statements with the same parameters,
transaction by transaction.
"""

from __future__ import annotations

import asyncio
from time import perf_counter

from benchmarks.bot import Bot
from benchmarks.engines import Engine
from benchmarks.population import Town
from benchmarks.progress import Progress
from benchmarks.recording import Recorded, Recorder
from benchmarks.result import Result, percentile
from benchmarks.talks import TALK, Lane
from benchmarks.windows import WINDOW, Pairs
from core.ports.inbound import Inbound

LANES = 8
"""How many people write at the same moment: as many turns as a worker takes at once."""

BASELINES = {
    "sqlite": "the same statements, sqlite3, one writer",
    "postgresql": "the same statements, psycopg, one connection",
}
LEAST_RATIO, MOST_SPREAD = 0.45, 3.0
TARGET = f"ratio >= {LEAST_RATIO}, p99 <= {MOST_SPREAD:.0f} x p50"


class Twins:
    """The three databases, and what is said on them."""

    def __init__(self, engine: Engine, town: Town) -> None:
        """Make and fill the databases."""
        first = engine.make("turn_first")
        town.fill(first)
        timed, again = engine.copy(first, "turn_timed"), engine.copy(first, "turn_again")
        self._engine, self._urls = engine, (first, timed, again)
        self.raw, self._look = engine.raw(again), engine.raw(first)
        self._told, self.timed = Bot(first), Bot(timed)
        self._recorder = Recorder(self._told.database)
        self._lanes = [Lane(town, number, LANES, self._shown) for number in range(LANES)]

    def _shown(self, address: str) -> str:
        sql = f"SELECT dialogue FROM conversations WHERE address = '{address}'"
        return str(self._look.rows(sql)[0][0])

    async def wave(self) -> tuple[list[Inbound], list[Recorded]]:
        """Return what is said next in every lane, and what ours executes for it."""
        events = [lane.next() for lane in self._lanes]
        await self._told.take(events)
        return events, self._recorder.drain()

    async def window(self, waves: int) -> tuple[float, float]:
        """Return the seconds that so many waves take: ours, and raw."""
        told = [await self.wave() for _ in range(waves)]
        begun = perf_counter()
        for events, _ in told:
            await self.timed.take(events)
        ours = perf_counter() - begun
        begun = perf_counter()
        for _, transactions in told:
            self.raw.run(transactions)
        return ours, perf_counter() - begun

    def looks(self, sql: str) -> list[list[tuple[object, ...]]]:
        """Return what a query finds, in ours and in the raw one."""
        ours = self._engine.raw(self._urls[1])
        found = [ours.rows(sql), self.raw.rows(sql)]
        ours.close()
        return found

    def close(self) -> None:
        """Let go of the databases and remove them."""
        for part in (self.raw, self._look, self._told.database, self.timed.database):
            part.close()
        for url in self._urls:
            self._engine.drop(url)


async def _measure(twins: Twins, windows: int, bars: Progress, name: str) -> Pairs:
    warm = [(await twins.window(1))[0] for _ in range(2 * len(TALK))]
    waves = max(1, round(WINDOW / percentile(warm, 0.5)))
    twins.timed.latencies.clear()
    pairs, step = Pairs(), bars.start(f"turn {name}", windows)
    for _ in range(windows):
        pairs.add(*await twins.window(waves))
        step()
    return pairs


def _same(twins: Twins) -> None:
    """Nothing was measured that did not do the same."""
    counting = (
        "SELECT (SELECT count(*) FROM messages), (SELECT count(*) FROM outbox),"
        " (SELECT count(*) FROM appointments), (SELECT sum(turn) FROM conversations)"
    )
    ours, raw = twins.looks(counting)
    if ours != raw:
        raise AssertionError(f"ours and raw did not do the same: {ours} and {raw}")


def measure(engine: Engine, windows: int, bars: Progress) -> Result:
    """Return the ratio of durable turns a second; on PostgreSQL it is information."""
    town = Town(orders=windows * LANES * 3)
    twins = Twins(engine, town)
    try:
        pairs = asyncio.run(_measure(twins, windows, bars, engine.name))
        _same(twins)
    finally:
        twins.close()
    p50, p99 = (percentile(twins.timed.latencies, share) * 1000 for share in (0.5, 0.99))
    held = pairs.ratio >= LEAST_RATIO and p99 <= MOST_SPREAD * p50
    judged = engine.name == "sqlite"
    turns = len(twins.timed.latencies)
    return Result(
        bench="turn",
        engine=engine.name,
        ratio=pairs.ratio,
        baseline=BASELINES[engine.name],
        p50_ms=p50,
        p99_ms=p99,
        target=TARGET if judged else None,
        ok=held if judged else None,
        more={
            "turns": turns,
            "turns_per_second": round(turns / sum(pairs.ours)),
            "raw_per_second": round(turns / sum(pairs.raw)),
        },
    )
