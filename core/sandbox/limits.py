"""What a run apart may use."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``seconds`` is a wall clock and the processor's time alike; the rest are bytes.

    Memory is what a process can write to (RLIMIT_DATA): mapped libraries do not count, so that
    programs which reserve address space on a large scale work too.
    """

    seconds: float = 10.0
    memory_bytes: int = 512 * MEGABYTE
    output_bytes: int = 16 * MEGABYTE
