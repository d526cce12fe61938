"""200 people and 200 slots: everybody holds one and books it, and nothing is given away twice.

All hold before anybody books, so that many want the same slot; whoever loses takes one of those
that are left. Ours runs through the use cases; the same statements run raw on a twin.
"""

from __future__ import annotations

import asyncio

from benchmarks.arena import CONTENDERS, Arena
from benchmarks.engines import Engine
from benchmarks.population import Town
from benchmarks.progress import Progress
from benchmarks.result import Result, percentile
from core.storage.database import THREADS

LEAST_RATIO = {"sqlite": 0.33, "postgresql": 0.4}
BASELINES = {
    "sqlite": "the same statements, sqlite3, one writer",
    "postgresql": f"the same statements, psycopg, {THREADS} threads",
}


def measure(engine: Engine, rounds: int, bars: Progress) -> Result:
    """Return the ratio of holds and bookings a second, and count what was given away twice."""
    town = Town(orders=rounds * CONTENDERS, areas=rounds, days=5, one_taken_of=0)
    arena, step = Arena(engine, town), bars.start(f"booking {engine.name}", rounds)

    async def run() -> None:
        for number in range(rounds):
            await arena.round(number)
            step()

    try:
        asyncio.run(run())
        booked, twice = arena.counts()
    finally:
        arena.close()
    p50, p99 = (percentile(arena.timed.latencies, share) * 1000 for share in (0.5, 0.99))
    least, ratio = LEAST_RATIO[engine.name], arena.pairs.ratio
    transactions = len(arena.timed.latencies)
    return Result(
        bench="booking",
        engine=engine.name,
        ratio=ratio,
        baseline=BASELINES[engine.name],
        p50_ms=p50,
        p99_ms=p99,
        target=f"ratio >= {least}, 0 doubles",
        ok=ratio >= least and twice == 0 and booked == rounds * CONTENDERS,
        more={
            "doubles": twice,
            "booked": booked,
            "transactions_per_second": round(transactions / sum(arena.pairs.ours)),
            "raw_per_second": round(transactions / sum(arena.pairs.raw)),
        },
    )
