"""Run services in one process: one loop, one listener, an end within a second."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from core.bootstrap.services import Service
from core.telemetry.events import log


class _Listener(uvicorn.Server):
    """A uvicorn server that leaves the process's signals alone."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture nothing: ``run_until_stopped`` listens to signals."""
        yield


def listening_socket(address: tuple[str, int]) -> socket.socket:
    """Return a socket bound to ``address`` (port 0: any free one); raises OSError naming it."""
    try:
        return socket.create_server(address, backlog=512)
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"{address[0]}:{address[1]}") from None


async def run_until_stopped(
    services: Sequence[Service],
    app: ASGIApp | None,
    listener: socket.socket,
    stopping: asyncio.Event,
    on_ready: Callable[[], Awaitable[None]] | None = None,
) -> None:
    """Run ``services`` and answer with ``app`` on ``listener`` until ``stopping`` or a signal.

    ``on_ready`` is run once the listener answers. When one part fails, all stop and its error is
    raised.
    """
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    with listener:
        await _run(services, app, listener, stopping, on_ready)


async def _run(
    services: Sequence[Service],
    app: ASGIApp | None,
    listener: socket.socket,
    stopping: asyncio.Event,
    on_ready: Callable[[], Awaitable[None]] | None,
) -> None:
    async with asyncio.TaskGroup() as tasks:
        for service in services:
            tasks.create_task(service.run(stopping), name=service.name)
        if app is not None:
            tasks.create_task(_listen(app, listener, stopping, on_ready))
        await stopping.wait()
        log.info("stopping")


async def _listen(
    app: ASGIApp,
    listener: socket.socket,
    stopping: asyncio.Event,
    on_ready: Callable[[], Awaitable[None]] | None,
) -> None:
    server = _Listener(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
            server_header=False,
        )
    )
    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(server.serve(sockets=[listener]))
        while not server.started and not serving.done():  # noqa: ASYNC110 - uvicorn tells nobody
            await asyncio.sleep(0.01)
        if on_ready is not None:
            await on_ready()
        await stopping.wait()
        server.should_exit = True
