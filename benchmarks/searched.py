"""One mass of slots, searched for any area and any day: ours, and the same SQL raw."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from time import perf_counter

from benchmarks.engines import Engine
from benchmarks.population import BEGIN, SECRETS
from benchmarks.recording import Recorder
from benchmarks.result import Result, percentile
from benchmarks.slot_masses import AREAS, Mass, area_of
from benchmarks.windows import Pairs, seconds
from core.ports.booking_store import SlotQuery
from core.ports.unit_of_work import UnitOfWork
from core.storage.database import SqlDatabase

MOST_MS, MOST_GROWTH = 1.0, 3.0
PAGE = 12
"""What the use case asks for first."""

BASELINES = {"sqlite": "the same SQL, sqlite3", "postgresql": "the same SQL, psycopg"}


def queries(random: Random) -> Iterator[SlotQuery]:
    """Any area, any day of the next forty: that day alone, or from then on."""
    while True:
        since = BEGIN + timedelta(days=random.randrange(40), hours=2)
        yield SlotQuery(
            provider_ids=tuple(area_of(random.randrange(AREAS))),
            since=since,
            until=since + timedelta(days=1) if random.random() < 0.5 else None,
            order_id="0" * 32,
            now=BEGIN,
            limit=PAGE,
        )


class Searched:
    """One mass of slots: ours, ours on tape, and raw; all read the same database."""

    def __init__(self, engine: Engine, mass: Mass, url: str) -> None:
        """Open it."""
        self.mass = mass
        self._ours, self._told = SqlDatabase(url, SECRETS), SqlDatabase(url, SECRETS)
        self._tape, self._raw = Recorder(self._told), engine.raw(url)
        self.pairs = Pairs()
        self.latencies: list[float] = []
        self.found = 0

    def window(self, asked: list[SlotQuery]) -> None:
        """Search ours, then raw."""

        def find(uow: UnitOfWork) -> None:
            for query in asked:
                begun = perf_counter()
                self.found += len(uow.slots.find(query))
                self.latencies.append(perf_counter() - begun)

        ours = seconds(lambda: self._ours.read_here(find))
        self._told.read_here(lambda uow: [uow.slots.find(query) for query in asked])
        transactions = self._tape.drain()
        self.pairs.add(ours, seconds(lambda: self._raw.run(transactions)))

    def forget(self) -> None:
        """Count from here on: the first searches only warm up."""
        self.pairs, self.found = Pairs(), 0
        self.latencies.clear()

    def close(self) -> None:
        """Let go of the database."""
        for part in (self._ours, self._told, self._raw):
            part.close()

    def result(self, engine: str, growth: float | None) -> Result:
        """Return the figures; ``growth`` is against the smaller mass."""
        p50, p99 = (percentile(self.latencies, share) * 1000 for share in (0.5, 0.99))
        more: dict[str, str | int | float] = {
            "slots": self.mass.slots,
            "found_each": round(self.found / len(self.latencies), 1),
        }
        target, held = f"p99 <= {MOST_MS:.0f} ms", p99 <= MOST_MS
        if growth is not None:
            more["growth"] = round(growth, 2)
            target += f", growth <= {MOST_GROWTH:.0f}"
            held = held and growth <= MOST_GROWTH
        return Result(
            bench="search",
            engine=engine,
            ratio=self.pairs.ratio,
            baseline=BASELINES[engine],
            p50_ms=p50,
            p99_ms=p99,
            target=target,
            ok=held,
            more=more,
        )
