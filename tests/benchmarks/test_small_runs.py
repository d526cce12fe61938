"""Each benchmark runs, small, on SQLite, and does what it says before it counts."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from benchmarks import booking, search, turn
from benchmarks.engines import Sqlite
from benchmarks.places import file_system
from benchmarks.progress import Progress
from benchmarks.searched import Searched, queries
from benchmarks.slot_masses import Mass
from benchmarks.strict_courier import StrictCourier
from core.ports.outbound import Leased, SlowDown

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def leased(number: int) -> Leased:
    """A message for a chat of its own."""
    return Leased(
        id=str(number), conversation_id=str(number), channel="telegram", address=str(number),
        author="assistant", kind="message", body="{}", attempts=1, fence=1, due_at=NOW, send_at=NOW,
    )  # fmt: skip


def test_turn(tmp_path: Path, bars: Progress) -> None:
    """Ours and the raw twin do the same turns, and both sides are timed."""
    found = json.loads(turn.measure(Sqlite(tmp_path), 1, bars).to_json())
    assert found["engine"] == "sqlite"
    assert 0 < found["ratio"] < 5
    assert found["turns"] >= turn.LANES
    assert list(tmp_path.iterdir()) == []


def test_booking(tmp_path: Path, bars: Progress) -> None:
    """All 200 people get a slot, and none of them twice."""
    found = booking.measure(Sqlite(tmp_path), 1, bars)
    assert found.more["booked"] == 200
    assert found.more["doubles"] == 0


def test_search(tmp_path: Path, bars: Progress) -> None:
    """The mass of slots can be made and searched; most searches find something."""
    engine, mass = Sqlite(tmp_path), Mass(50_000)
    url = search.empty(engine, mass)
    search.fill(engine, url, mass, bars)
    searched, asking = Searched(engine, mass, url), queries(Random(1))
    searched.window([next(asking) for _ in range(40)])
    searched.close()
    assert searched.found > 40
    assert len(searched.latencies) == 40


async def test_the_courier_is_strict() -> None:
    """Thirty at once arrive, the next one is asked to wait and counted."""
    courier = StrictCourier()
    await asyncio.gather(*(courier.deliver(leased(number)) for number in range(30)))
    assert courier.refused == 0
    with pytest.raises(SlowDown):
        await courier.deliver(leased(31))
    assert (courier.refused, len(courier.arrivals)) == (1, 30)


def test_the_disk_is_named(tmp_path: Path) -> None:
    """A figure without its file system says little."""
    assert file_system(tmp_path)
