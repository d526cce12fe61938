"""Serves the emulator on a loopback port within the running event loop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

import uvicorn
from starlette.types import ASGIApp

from bot.emulator.emulator import Emulator

GRACE = 2.0
"""Seconds that calls under way have to end."""


class _Server(uvicorn.Server):
    """Leaves the signals to the surrounding program, and ends without delay."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ended = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def main_loop(self) -> None:
        ticks = 0
        while not self.ended.is_set():
            await self.on_tick(ticks)
            ticks += 1
            with suppress(TimeoutError):
                await asyncio.wait_for(self.ended.wait(), 0.1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        state = self.server_state
        for connection in list(state.connections):
            connection.shutdown()
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                while state.connections or state.tasks:  # noqa: ASYNC110 (uvicorn tells nobody)
                    await asyncio.sleep(0.005)


@asynccontextmanager
async def serving(
    emulator: Emulator, app: ASGIApp | None = None, port: int = 0
) -> AsyncIterator[str]:
    """The base address (`http://127.0.0.1:…`) of the emulator, or of `app` that contains it."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        config = uvicorn.Config(
            app or emulator.app, log_config=None, access_log=False, lifespan="off"
        )
        server = _Server(config)
        running = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            await emulator.aclose()
            server.ended.set()
            await running
