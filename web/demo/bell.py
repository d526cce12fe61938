"""A bell that wakes everybody who listens."""

import asyncio
import contextlib
import threading


class Bell:
    """Rung when something changed; it may be rung from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listening: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}

    def ring(self) -> None:
        """Wake all who listen now; who listens later waits for the next ring."""
        with self._lock:
            woken, self._listening = self._listening, {}
        for event, loop in woken.items():
            # A loop that has ended has nobody left to wake.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(event.set)

    async def heard(self) -> None:
        """Wait for the next ring."""
        event = asyncio.Event()
        with self._lock:
            self._listening[event] = asyncio.get_running_loop()
        try:
            await event.wait()
        finally:
            with self._lock:
                self._listening.pop(event, None)
