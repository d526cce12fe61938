"""Waiting for what a chat shows next."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable

from bot.emulator.world.chats import Chat
from bot.emulator.world.events import Event
from bot.emulator.world.messages import Shown

Wanted = Callable[[Event], bool]


def from_bot(event: Event) -> bool:
    """Whether the event is about a message of the bot."""
    return event.shown is not None and event.shown.author == "bot"


class Watch:
    """Looks at one chat. Each kind of event has its own bookmark."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self._bookmarks: defaultdict[str, int] = defaultdict(int)

    def screen(self) -> list[Shown]:
        """The messages now visible, oldest first."""
        return self.chat.screen()

    @property
    def seen(self) -> list[Event]:
        """All that was ever shown, in order, without read receipts."""
        return [event for event in self.chat.log.events if event.kind != "read"]

    @property
    def heard(self) -> list[str]:
        """The text of every message the bot ever sent here, in order, edits left out."""
        return [e.shown.text for e in self.seen if e.kind == "message" and e.shown and from_bot(e)]

    async def next_message(self, within: float = 5.0) -> Shown:
        """The bot's next message. Raises TimeoutError when none comes."""
        event = await self._next("message", from_bot, within)
        return self._shown(event)

    async def next_edit(self, within: float = 5.0) -> Shown:
        """The bot's next edit of a message. Raises TimeoutError when none comes."""
        event = await self._next("edited", from_bot, within)
        return self._shown(event)

    async def next_deletion(self, within: float = 5.0) -> Shown:
        """The message that vanishes next. Raises TimeoutError when none does."""
        event = await self._next("deleted", lambda _event: True, within)
        return self._shown(event)

    async def next_note(self, within: float = 5.0) -> str:
        """The text of the next answer to a pressed button, often empty."""
        event = await self._next("callback_answer", lambda _event: True, within)
        return str(event.data["text"])

    async def silence(self, seconds: float) -> list[Event]:
        """What nevertheless appeared from the bot within that time; expected: nothing."""
        before = self.chat.log.last
        await asyncio.sleep(seconds)
        return [event for event in self.seen if event.number > before and from_bot(event)]

    async def _next(self, kind: str, wanted: Wanted, within: float) -> Event:
        def ready() -> Event | None:
            events = self.chat.log.after(self._bookmarks[kind]) or []
            return next((e for e in events if e.kind == kind and wanted(e)), None)

        event = await self.chat.log.signal.until(ready, within)
        if event is None:
            screen = "\n".join(f"  {m.author}: {m.text}" for m in self.screen()[-5:])
            raise TimeoutError(f"no {kind} within {within} s; on the screen:\n{screen}")
        self._bookmarks[kind] = event.number
        return event

    @staticmethod
    def _shown(event: Event) -> Shown:
        if event.shown is None:
            raise LookupError(f"a {event.kind} without a message")
        return event.shown
