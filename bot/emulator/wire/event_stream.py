"""A chat's events as server-sent events."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.responses import StreamingResponse

from bot.emulator.world.chats import Chat
from bot.emulator.world.events import Event
from bot.emulator.world.world import World

HEARTBEAT = 15.0
"""Seconds of quiet after which a comment keeps the connection alive."""


class EventStream:
    """Streams of one run of the emulator; ids of an earlier run are answered with a snapshot."""

    def __init__(self, world: World, run: str) -> None:
        self.world = world
        self.run = run

    def response(self, chat: Chat, last_seen: str) -> StreamingResponse:
        """What was missed since `last_seen` (or a snapshot), then everything new."""
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        stream = self._stream(chat, last_seen)
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    def snapshot(self, chat: Chat) -> dict[str, Any]:
        """What is on the screen now."""
        return {
            "messages": [shown.as_json() for shown in chat.screen()],
            "commands": self.world.commands_for(chat),
        }

    async def _stream(self, chat: Chat, last_seen: str) -> AsyncIterator[str]:
        at = self._bookmark(chat, last_seen)
        if at is None:
            with self.world.lock:
                at, snapshot = chat.log.last, self.snapshot(chat)
            yield self._format("snapshot", at, snapshot)
        while not self.world.stopped:
            for event in chat.log.after(at) or []:
                at = event.number
                yield self._format(event.kind, at, event.data)
            if not await self._news(chat, at):
                yield ": still here\n\n"

    def _bookmark(self, chat: Chat, last_seen: str) -> int | None:
        run, _, number = last_seen.partition("-")
        if run != self.run or not number.isdecimal() or chat.log.after(int(number)) is None:
            return None
        return int(number)

    async def _news(self, chat: Chat, at: int) -> list[Event] | bool | None:
        def ready() -> list[Event] | bool | None:
            return self.world.stopped or chat.log.after(at) or None

        return await chat.log.signal.until(ready, HEARTBEAT)

    def _format(self, kind: str, number: int, data: dict[str, Any]) -> str:
        """A read receipt travels as `edited`: the message is drawn again, with two ticks."""
        name = "edited" if kind == "read" else kind
        body = json.dumps(data, ensure_ascii=False)
        return f"id: {self.run}-{number}\nevent: {name}\ndata: {body}\n\n"
