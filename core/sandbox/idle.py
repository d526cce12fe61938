"""Prepared processes that wait for work, so that a run costs a fork and not a start of Python."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from core.sandbox.nursery import Nursery

MOST_IDLE = 2
"""Kept per function (about 40 MB each, for at most a minute); more are started while needed."""

_lock = threading.Lock()
_idle: dict[str, list[Nursery]] = {}


@contextmanager
def lease(function: str) -> Iterator[Nursery]:
    """Yield a nursery that nobody else uses meanwhile; OSError when none can be started."""
    nursery = _take(function) or Nursery(function)
    try:
        yield nursery
    finally:
        if not _keep(nursery):
            nursery.close()


def prepare(function: str) -> None:
    """Let a process come up while there is something else to do; what fails, fails at the run."""
    with suppress(OSError), lease(function):
        pass


def close_idle() -> None:
    """End every waiting process; the next run starts a new one."""
    with _lock:
        nurseries = [nursery for waiting in _idle.values() for nursery in waiting]
        _idle.clear()
    for nursery in nurseries:
        nursery.close()


def _take(function: str) -> Nursery | None:
    while True:
        with _lock:
            waiting = _idle.get(function)
            nursery = waiting.pop() if waiting else None
        if nursery is None or nursery.is_usable():
            return nursery
        nursery.close()


def _keep(nursery: Nursery) -> bool:
    with _lock:
        waiting = _idle.setdefault(nursery.function, [])
        if nursery.broken or len(waiting) >= MOST_IDLE:
            return False
        waiting.append(nursery)
        return True


atexit.register(close_idle)
# A copy of this process must not speak to the parent's nurseries; they are left to the parent.
os.register_at_fork(after_in_child=_idle.clear)
