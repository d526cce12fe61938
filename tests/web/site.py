"""The demo site as it is served: web pages, the real emulator, a scripted assistant."""

import asyncio
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import httpx
import uvicorn
from starlette.types import ASGIApp

from bot.emulator import Emulator, create
from tests.web import samples
from tests.web.assistant import Assistant
from web.app import create_app
from web.demo.bookings import BookedRow
from web.demo.page import Demo
from web.health import Health


class BookedSoFar:
    """A list of bookings; each `book` adds one."""

    def __init__(self) -> None:
        self.rows: list[BookedRow] = []

    async def bookings(self) -> Sequence[BookedRow]:
        """The newest first."""
        return self.rows

    def book(self) -> None:
        """One more booking, for another order each time."""
        number = f"•••••{815 + len(self.rows)}"
        self.rows.insert(0, replace(samples.BOOKED, order_number=number))


class Site:
    """One demo in a thread of its own."""

    def __init__(self) -> None:
        self.booked = BookedSoFar()
        self.address = ""
        self.emulator: Emulator
        self.demo: Demo
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop
        self._server: uvicorn.Server

    def app(self) -> ASGIApp:
        """The application with everything mounted, on a fresh emulator."""
        self.emulator = create()
        self.demo = Demo(
            letters=samples.LETTERS,
            sender=samples.SENDER,
            bookings=self.booked,
            stopping=asyncio.Event(),
        )
        return create_app(self.demo, _well, lambda: b"", {"/telegram": self.emulator.app})

    async def serve(self, listener: socket.socket) -> None:
        """Serve until `stop`."""
        app = self.app()
        self._loop = asyncio.get_running_loop()
        self._server = _Server(uvicorn.Config(app, log_config=None, lifespan="off"))
        self._ready.set()
        transport = httpx.ASGITransport(app=self.emulator.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
            answering = asyncio.create_task(Assistant(client, self._booked).run())
            await self._server.serve(sockets=[listener])
            answering.cancel()
            await asyncio.wait([answering])

    def wait_until_ready(self) -> None:
        """Block until the site is being served."""
        assert self._ready.wait(10)

    def stop(self) -> None:
        """End open streams and the server; callable from any thread."""
        self._loop.call_soon_threadsafe(self._stop)

    def _booked(self) -> None:
        self.booked.book()
        self.demo.bell.ring()

    def _stop(self) -> None:
        self.demo.stopping.set()
        self.emulator.stop()
        self._server.should_exit = True


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _well() -> Health:
    return Health(ok=True)


@contextmanager
def served(port: int = 0) -> Iterator[Site]:
    """A site at `site.address` while the block runs."""
    site = Site()
    with socket.create_server(("127.0.0.1", port)) as listener:
        site.address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread = threading.Thread(target=asyncio.run, args=(site.serve(listener),))
        thread.start()
        site.wait_until_ready()
        try:
            yield site
        finally:
            site.stop()
            thread.join(10)
            assert not thread.is_alive()
