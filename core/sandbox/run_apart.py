"""Run a named function on bytes, in a process that may come to grief."""

from __future__ import annotations

import threading

from core.sandbox.failure import Failure
from core.sandbox.idle import lease
from core.sandbox.limits import Limits

PLENTY = Limits()
MOST_AT_ONCE = 4
"""Each may take ``memory_bytes``; a flood of attachments waits instead of filling the machine."""
LONGEST_WAIT = 60.0
"""Seconds until a run that does not get its turn is given up."""
_turns = threading.BoundedSemaphore(MOST_AT_ONCE)


def run_apart(function: str, payload: bytes, limits: Limits = PLENTY) -> bytes | Failure:
    """Return what ``package.module:name`` makes of the payload, bytes from bytes.

    Blocks for at most ``limits.seconds`` and a moment, plus the start of Python when nothing is
    prepared yet, and before that for its turn when many run at once; call it in a thread from
    async code. Raises nothing: no process, no memory, a crash, an exception and a result that is
    too large are all a Failure.
    """
    if not _turns.acquire(timeout=LONGEST_WAIT):
        return Failure("not_started", "too many at once")
    try:
        with lease(function) as nursery:
            return nursery.run(payload, limits)
    except (OSError, MemoryError) as error:
        return Failure("not_started", type(error).__name__)
    finally:
        _turns.release()
