"""Ours and the raw baseline by turns: A B A B, in small windows; noise disturbs both.

One window alone says nothing; the median over the ratios of many pairs does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

WINDOW = 0.05
"""Seconds of work in one window, about."""


@dataclass(slots=True)
class Pairs:
    """The seconds that each pair of windows took."""

    ours: list[float] = field(default_factory=list)
    raw: list[float] = field(default_factory=list)

    def add(self, ours: float, raw: float) -> None:
        """Keep a pair."""
        self.ours.append(ours)
        self.raw.append(raw)

    def take(self, ours: Callable[[], object], raw: Callable[[], object]) -> None:
        """Run and time one pair."""
        self.add(seconds(ours), seconds(raw))

    @property
    def ratio(self) -> float:
        """How fast ours is, measured by the raw baseline: 0.5 is half as fast."""
        return median(raw / ours for ours, raw in zip(self.ours, self.raw, strict=True))


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` took."""
    begun = perf_counter()
    work()
    return perf_counter() - begun
