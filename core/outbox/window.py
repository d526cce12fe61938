"""So many sends a second and no more, as a strict receiver counts them."""

from __future__ import annotations

import asyncio


class Window:
    """Lets ``most`` sends run within any ``seconds``; use it as ``async with``.

    A send gives its place back ``seconds`` after its answer. The receiver counted it before that
    answer and will count the next one after it begins, so no delay on the way can squeeze more
    than ``most`` into one of the receiver's windows.
    """

    def __init__(self, per_second: float) -> None:
        """Allow ``per_second``; less than one means a longer window."""
        self._most = max(1, int(per_second))
        self._seconds = self._most / per_second
        self._places = asyncio.Semaphore(self._most)

    async def __aenter__(self) -> None:
        """Wait for a place."""
        await self._places.acquire()

    async def __aexit__(self, *error: object) -> None:
        """Give the place back when the receiver has forgotten this send."""
        asyncio.get_running_loop().call_later(self._seconds, self._places.release)
