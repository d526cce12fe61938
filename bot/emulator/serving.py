"""Serves the emulator on a loopback port within the running event loop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.emulator.emulator import Emulator


class _Server(uvicorn.Server):
    """Leaves the signals to the surrounding program."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(
    emulator: Emulator, app: ASGIApp | None = None, port: int = 0
) -> AsyncIterator[str]:
    """The base address (`http://127.0.0.1:…`) of the emulator, or of `app` that contains it."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        config = uvicorn.Config(
            app or emulator.app, log_level="critical", access_log=False, lifespan="off"
        )
        server = _Server(config)
        running = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            await emulator.aclose()
            server.should_exit = True
            await running
