"""How a run apart can end without a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Reason = Literal[
    "timed_out", "out_of_memory", "crashed", "raised", "too_much_output", "not_started"
]
"""Stable codes: stored, compared and shown in German by whoever asked for the run."""

REASONS: frozenset[str] = frozenset(get_args(Reason))


@dataclass(frozen=True, slots=True)
class Failure:
    """No result. ``detail`` is for our log: a signal or a type of error, never the input."""

    reason: Reason
    detail: str = ""
