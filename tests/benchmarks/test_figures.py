"""What a figure says, and that it is printed as promised."""

from __future__ import annotations

import json

import pytest

from benchmarks.result import Result, percentile
from benchmarks.windows import Pairs

RESULT = Result(
    bench="turn", engine="sqlite", ratio=0.5, baseline="raw", p50_ms=1.23456, p99_ms=2, ok=True,
    target="ratio >= 0.45", more={"turns": 7},
)  # fmt: skip


def test_a_line_a_result() -> None:
    """A result is one line of JSON with the keys that programs rely on."""
    line = RESULT.to_json()
    assert "\n" not in line
    assert json.loads(line) == {
        "bench": "turn", "engine": "sqlite", "ratio": 0.5, "baseline": "raw", "p50_ms": 1.235,
        "p99_ms": 2, "target": "ratio >= 0.45", "ok": True, "turns": 7,
    }  # fmt: skip


def test_the_ratio_is_the_median_of_pairs() -> None:
    """One window in which the machine was busy does not change the ratio."""
    pairs = Pairs()
    for ours, raw in ((2.0, 1.0), (4.0, 2.0), (2.0, 90.0)):
        pairs.add(ours, raw)
    assert pairs.ratio == pytest.approx(0.5)


@pytest.mark.parametrize(("share", "expected"), [(0.0, 1), (0.5, 51), (0.99, 100), (1.0, 100)])
def test_percentiles(share: float, expected: int) -> None:
    """A percentile is a value that occurred."""
    assert percentile(range(1, 101), share) == expected
