"""A wake-up call that works between threads and event loops."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Signal:
    """Wakes everybody who waits; notifying is allowed from any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiters: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiters)

    def notify(self) -> None:
        """Let every waiter look again."""
        with self._guard:
            waiters = list(self._waiters.items())
        for event, loop in waiters:
            if not loop.is_closed():
                loop.call_soon_threadsafe(event.set)

    async def until(self, ready: Callable[[], T | None], seconds: float | None) -> T | None:
        """The first value of `ready` that is not None, or None when the time is over."""
        loop = asyncio.get_running_loop()
        event = asyncio.Event()
        with self._guard:
            self._waiters[event] = loop
        try:
            async with asyncio.timeout(seconds):
                while (value := ready()) is None:
                    await event.wait()
                    event.clear()
                return value
        except TimeoutError:
            return ready()
        finally:
            with self._guard:
                del self._waiters[event]
