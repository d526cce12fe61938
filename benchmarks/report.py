"""The results: a line of JSON each for programs, a table for people."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.result import Result

VERDICTS = {None: "", True: "held", False: "MISSED"}


def show(results: Sequence[Result]) -> None:
    """Print a table."""
    table = Table("bench", "engine", "ratio", "of", "p50 ms", "p99 ms", "target", "", "more")
    for result in results:
        table.add_row(
            result.bench,
            result.engine,
            f"{result.ratio:.2f}",
            result.baseline,
            f"{result.p50_ms:.2f}",
            f"{result.p99_ms:.2f}",
            result.target or "",
            VERDICTS[result.ok],
            ", ".join(f"{key} {value}" for key, value in result.more.items()),
        )
    Console(width=None if Console().is_terminal else 220).print(table)
