"""Run benchmarks: `./run bench [turn booking search outbox] [--json] [--quick]`.

Every figure is a ratio against a raw baseline that ran interleaved with ours, window by window, on
the same machine. Databases lie on the disk of TMPDIR, or of /var/tmp. Exit code 1: a target missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import booking, outbox, search, turn
from benchmarks.engines import Postgresql, Sqlite, engines
from benchmarks.places import file_system, scratch
from benchmarks.progress import Progress, progress
from benchmarks.report import show
from benchmarks.result import Result
from benchmarks.slot_masses import Mass
from core.telemetry.events import set_up_logs

Engines = tuple[Sqlite, Postgresql]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured: windows, rounds, slots, seconds."""

    turn_windows: int = 300
    booking_rounds: int = 6
    masses: tuple[Mass, Mass] = (Mass(1_000_000), Mass(10_000_000))
    search_windows: int = 300
    outbox_seconds: int = 20


QUICK = Sizes(
    turn_windows=8,
    booking_rounds=1,
    masses=(Mass(20_000), Mass(200_000)),
    search_windows=10,
    outbox_seconds=4,
)
"""Shows that everything runs; far too little to judge by."""


def _turn(both: Engines, sizes: Sizes, bars: Progress) -> Iterator[Result]:
    sqlite, postgresql = both
    yield turn.measure(sqlite, sizes.turn_windows, bars)
    yield turn.measure(postgresql, max(4, sizes.turn_windows // 3), bars)


def _booking(both: Engines, sizes: Sizes, bars: Progress) -> Iterator[Result]:
    for engine in both:
        yield booking.measure(engine, sizes.booking_rounds, bars)


def _search(both: Engines, sizes: Sizes, bars: Progress) -> Iterator[Result]:
    yield from search.measure(both, sizes.masses, sizes.search_windows, bars)


def _outbox(both: Engines, sizes: Sizes, bars: Progress) -> Iterator[Result]:
    for engine in both:
        yield outbox.measure(engine, sizes.outbox_seconds, bars)


BENCHES: Mapping[str, Callable[[Engines, Sizes, Progress], Iterator[Result]]] = {
    "turn": _turn,
    "booking": _booking,
    "search": _search,
    "outbox": _outbox,
}


def _results(names: list[str], sizes: Sizes) -> Iterator[Result]:
    with scratch() as folder, engines(folder) as both, progress() as bars:
        disk = file_system(Path(folder))
        for name in names:
            for result in BENCHES[name](both, sizes, bars):
                found = replace(result, more={**result.more, "disk": disk})
                yield found if sizes != QUICK else replace(found, target=None, ok=None)


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for; return the exit code."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], metavar="NAME")
    parser.add_argument("--json", action="store_true", help="a line of JSON for each result")
    parser.add_argument("--quick", action="store_true", help="a minute, to see that it runs")
    options = parser.parse_args(arguments)
    set_up_logs("ERROR")
    sizes = QUICK if options.quick else Sizes()
    found = []
    for result in _results(options.names or list(BENCHES), sizes):
        found.append(result)
        if options.json:
            print(result.to_json(), flush=True)
    if not options.json:
        show(found)
    return 1 if any(result.ok is False for result in found) else 0


if __name__ == "__main__":
    sys.exit(main())
