"""Metrics for Prometheus: what this process did, and what waits in the database."""

from __future__ import annotations

import math
from dataclasses import asdict
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from core.ports.backlog import BacklogNumbers

REGISTRY = CollectorRegistry()
OUTCOMES = ("done", "failed", "parked", "postponed")
TURNS = Counter("terminlotse_turns", "Turns by outcome", ["outcome"], registry=REGISTRY)
for _outcome in OUTCOMES:  # a series that begins at 0 can be watched from the first minute on
    TURNS.labels(_outcome)
TURN_SECONDS = Histogram(
    "terminlotse_turn_seconds",
    "Time of a turn from taking it to its commit",
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5),
    registry=REGISTRY,
)
SENT = Counter("terminlotse_sent", "What became of sends", ["channel", "state"], registry=REGISTRY)
MAILS = Counter("terminlotse_mails", "Mails by what became of them", ["outcome"], registry=REGISTRY)
_BACKLOG = Gauge("terminlotse_backlog", "Rows that wait", ["what"], registry=REGISTRY)
_OLDEST = Gauge(
    "terminlotse_oldest_pending_seconds", "Age of the oldest untaken turn", registry=REGISTRY
)


def render_metrics(numbers: BacklogNumbers | None, now: datetime) -> bytes:
    """Return all metrics in Prometheus' text format; ``now`` is aware UTC.

    Without ``numbers`` the database does not answer, and what waits there is not known.
    """
    if numbers is None:
        _BACKLOG.clear()
        _OLDEST.set(math.nan)
    else:
        _show(numbers, now)
    return generate_latest(REGISTRY)


def _show(numbers: BacklogNumbers, now: datetime) -> None:
    oldest = numbers.oldest_pending_at
    _OLDEST.set((now - oldest).total_seconds() if oldest else 0)
    for name, value in asdict(numbers).items():
        if isinstance(value, int):
            _BACKLOG.labels(name).set(value)
