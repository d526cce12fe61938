"""Server-sent events that let go.

An endless answer keeps a server from stopping and is not told when its reader leaves. This one
ends at once when `stopping` is set or the reader is gone.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Final

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

# A line that browsers ignore; it keeps the connection from looking dead.
PING: Final = b": \n\n"


def event(name: str, data: str, event_id: str) -> bytes:
    """One event as bytes; each line of `data` gets its own field."""
    lines = [f"id: {event_id}", f"event: {name}", *(f"data: {line}" for line in data.split("\n"))]
    return "\n".join(lines).encode() + b"\n\n"


class EventStream(StreamingResponse):
    """An answer that sends `events` until they end, `stopping` is set or the reader leaves."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncIterator[bytes], stopping: asyncio.Event) -> None:
        super().__init__(events, headers={"cache-control": "no-store", "x-accel-buffering": "no"})
        self._stopping = stopping

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream, whichever of the three ends comes first."""
        streaming = asyncio.create_task(self.stream_response(send))
        ends = (
            streaming,
            asyncio.create_task(self._stopping.wait()),
            asyncio.create_task(self.listen_for_disconnect(receive)),
        )
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for end in ends:
                end.cancel()
            await asyncio.wait(ends)
        if streaming.cancelled():
            with contextlib.suppress(OSError):
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        else:
            streaming.result()
