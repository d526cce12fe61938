"""The search for free slots in 1 million and in 10 million slots, against the same SQL run raw."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random
from statistics import median

import sqlalchemy as sa

from benchmarks.engines import Engine, Postgresql, Sqlite
from benchmarks.filling import ORDERS, STEPS, fill_postgresql, fill_sqlite
from benchmarks.population import BEGIN, SERVICE, Town
from benchmarks.progress import Progress
from benchmarks.result import Result
from benchmarks.searched import Searched, queries
from benchmarks.slot_masses import PROVIDERS, Mass, provider_id
from core.storage.engines import make_engine
from core.storage.tables import orders, providers

QUERIES = 25
"""Searches in one window."""


def empty(engine: Engine, mass: Mass) -> str:
    """Return the URL of a new database with orders and providers, and no slots yet."""
    url = engine.make(f"search_{mass.slots}")
    _people(url)
    return url


def _people(url: str) -> None:
    town = Town(orders=ORDERS, areas=80)
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.insert(orders), list(town.order_rows()))
        connection.execute(
            sa.insert(providers),
            [
                {
                    "id": provider_id(number),
                    "kind": "assessor",
                    "trade": SERVICE,
                    "name": "Gutachterin",
                    "state": "active",
                    "changed_at": BEGIN,
                }
                for number in range(PROVIDERS)
            ],
        )
    engine.dispose()


def fill(engine: Engine, url: str, mass: Mass, bars: Progress) -> None:
    """Make the slots of ``mass``."""
    step = bars.start(f"search {engine.name}: make {mass.slots:,} slots", STEPS[engine.name])
    if isinstance(engine, Postgresql):
        fill_postgresql(engine, url, mass, step)
    else:
        fill_sqlite(url, mass, step)


def _search(engine: Engine, urls: list[tuple[Mass, str]], windows: int, bars: Progress
) -> list[Result]:  # fmt: skip
    small, large = (Searched(engine, mass, url) for mass, url in urls)
    asking = queries(Random(7))
    step = bars.start(f"search {engine.name}", windows)
    for number in range(windows + windows // 10):
        if number == windows // 10:
            small.forget()
            large.forget()
        asked = [next(asking) for _ in range(QUERIES)]
        small.window(asked)
        large.window(asked)
        step()
    growth = median(b / a for a, b in zip(small.pairs.ours, large.pairs.ours, strict=True))
    small.close()
    large.close()
    return [small.result(engine.name, None), large.result(engine.name, growth)]


def measure(
    engines: tuple[Sqlite, Postgresql], masses: tuple[Mass, Mass], windows: int, bars: Progress
) -> list[Result]:
    """Return two results an engine; the slots of both engines are made at the same time."""
    places = {engine.name: [(mass, empty(engine, mass)) for mass in masses] for engine in engines}

    def make(engine: Engine) -> None:
        for mass, url in places[engine.name]:
            fill(engine, url, mass, bars)

    with ThreadPoolExecutor(len(engines)) as makers:
        list(makers.map(make, engines))
    results: list[Result] = []
    for engine in engines:
        results += _search(engine, places[engine.name], windows, bars)
        for _, url in places[engine.name]:
            engine.drop(url)
    return results
