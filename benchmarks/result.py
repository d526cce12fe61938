"""What a benchmark found: one figure with its baseline, ready to print."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """``ratio`` is ours against ``baseline`` (1.0: just as fast); p50 and p99 are ours in ms.

    ``target`` says what has to hold, ``ok`` whether it does; both None where it is information.
    """

    bench: str
    engine: str
    ratio: float
    baseline: str
    p50_ms: float
    p99_ms: float
    target: str | None = None
    ok: bool | None = None
    more: Mapping[str, str | float | int] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the result as one line."""
        values: dict[str, object] = {
            "bench": self.bench,
            "engine": self.engine,
            "ratio": round(self.ratio, 3),
            "baseline": self.baseline,
            "p50_ms": round(self.p50_ms, 3),
            "p99_ms": round(self.p99_ms, 3),
        }
        if self.target is not None:
            values |= {"target": self.target, "ok": self.ok}
        return json.dumps(values | dict(self.more), ensure_ascii=False)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` (0 to 1) of ``values`` do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
