"""A bell that wakes everybody who listens."""

import asyncio


class Bell:
    """Rung when something changed; ring it from the event loop on which people listen."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def ring(self) -> None:
        """Wake all who listen now; who listens later waits for the next ring."""
        rung, self._next = self._next, asyncio.Event()
        rung.set()

    async def heard(self) -> None:
        """Wait for the next ring."""
        await self._next.wait()
