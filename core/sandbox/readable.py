"""Waiting for a descriptor; select() would refuse any above 1023, which a busy server has."""

from __future__ import annotations

import select


def is_readable(descriptor: int, seconds: float) -> bool:
    """Wait until there is something to read, or the other end is gone; False: not in time."""
    waiting = select.poll()
    waiting.register(descriptor, select.POLLIN)
    return bool(waiting.poll(max(0.0, seconds) * 1000))
