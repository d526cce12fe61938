"""Streams let go of the server, and the server of streams."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from starlette.types import Message

from web.server_sent_events import EventStream, event

SCOPE = {"type": "http", "asgi": {"spec_version": "2.4"}}


class Reader:
    """The other end of a stream: keeps what it gets, and may leave."""

    def __init__(self) -> None:
        self.got: list[Message] = []
        self.leaving = asyncio.Event()

    async def receive(self) -> Message:
        """Nothing until the reader leaves."""
        await self.leaving.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        """Keep the message."""
        self.got.append(message)


class Counting:
    """Events without end; knows whether it was closed."""

    def __init__(self) -> None:
        self.closed = False

    async def events(self) -> AsyncIterator[bytes]:
        """One event, then silence."""
        try:
            yield event("tick", "1", "1")
            await asyncio.Event().wait()
        finally:
            self.closed = True


async def test_stopping_ends_a_silent_stream_at_once() -> None:
    """SIGTERM need not wait for readers: the answer is complete within a moment."""
    stopping, reader, counting = asyncio.Event(), Reader(), Counting()
    stream = EventStream(counting.events(), stopping)
    running = asyncio.create_task(stream(SCOPE, reader.receive, reader.send))
    await asyncio.sleep(0.02)
    started = time.monotonic()
    stopping.set()
    await asyncio.wait_for(running, 0.5)
    assert time.monotonic() - started < 0.2
    assert reader.got[-1] == {"type": "http.response.body", "body": b"", "more_body": False}
    assert counting.closed


async def test_a_reader_who_leaves_is_noticed() -> None:
    """Nobody is read to who is not there."""
    reader, counting = Reader(), Counting()
    stream = EventStream(counting.events(), asyncio.Event())
    running = asyncio.create_task(stream(SCOPE, reader.receive, reader.send))
    await asyncio.sleep(0.02)
    reader.leaving.set()
    await asyncio.wait_for(running, 0.5)
    assert counting.closed


async def test_a_broken_source_is_reported() -> None:
    """A failure while streaming reaches the server's log instead of vanishing."""

    async def broken() -> AsyncIterator[bytes]:
        yield b": hi\n\n"
        raise OSError("gone")

    reader = Reader()
    with pytest.raises(OSError, match="gone"):
        await EventStream(broken(), asyncio.Event())(SCOPE, reader.receive, reader.send)


def test_each_line_is_a_field_of_its_own() -> None:
    """Lines within the data cannot end an event or start another."""
    sent = event("bookings", "one\n\nevent: evil", "7")
    assert sent == b"id: 7\nevent: bookings\ndata: one\ndata: \ndata: event: evil\n\n"
