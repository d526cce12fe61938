"""Run a named function on bytes, in a process that may come to grief."""

from __future__ import annotations

from core.sandbox.failure import Failure
from core.sandbox.idle import lease
from core.sandbox.limits import Limits

PLENTY = Limits()


def run_apart(function: str, payload: bytes, limits: Limits = PLENTY) -> bytes | Failure:
    """Return what ``package.module:name`` makes of the payload, bytes from bytes.

    Blocks for at most ``limits.seconds`` and a moment, plus the start of Python when nothing is
    prepared yet; call it in a thread from async code. Raises nothing: no process, no memory, a
    crash, an exception and a result that is too large are all a Failure.
    """
    try:
        with lease(function) as nursery:
            return nursery.run(payload, limits)
    except (OSError, MemoryError) as error:
        return Failure("not_started", type(error).__name__)
