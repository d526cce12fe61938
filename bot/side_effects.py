"""What may get lost without harm: the typing indicator, and the end of a button's spinner."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError

from core.ports.inbound import Inbound, Kind
from core.telemetry.events import log

SHOWS_TYPING = frozenset({Kind.TEXT, Kind.START, Kind.PRESS})
MOST_AT_ONCE = 20
SECONDS = 5
PAUSES = (0.3, 1.0, 2.0, 4.0)
"""Between the tries to end a button's spinner, in seconds."""


class SideEffects:
    """Sends small signals in the background; ``stop`` forgets those that are under way."""

    def __init__(self, bot: Bot, tasks: asyncio.TaskGroup) -> None:
        """Send through ``bot``; ``tasks`` owns what is under way."""
        self._bot = bot
        self._tasks = tasks
        self._free = asyncio.Semaphore(MOST_AT_ONCE)
        self._running: set[asyncio.Task[None]] = set()

    def received(self, events: Sequence[Inbound], raw: Sequence[Any]) -> None:
        """Tell people that their messages came and their buttons worked."""
        for query_id in filter(None, map(_query_id, raw)):
            self._start(self._end_spinner(query_id))
        if self._free.locked():
            return  # nobody misses the typing of a moment in which everybody writes
        for address in {event.address for event in events if event.kind in SHOWS_TYPING}:
            self._start(self._show_typing(address))

    def stop(self) -> None:
        """Forget what is under way."""
        for task in self._running:
            task.cancel()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._tasks.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _end_spinner(self, query_id: str) -> None:
        async def answer() -> None:
            await self._bot.answer_callback_query(query_id, request_timeout=SECONDS)

        for pause in PAUSES:
            if await self._quietly(answer):
                return
            await asyncio.sleep(pause)
        await self._quietly(answer)

    async def _show_typing(self, address: str) -> None:
        async def show() -> None:
            chat_id = int(address)
            await self._bot.send_chat_action(chat_id, ChatAction.TYPING, request_timeout=SECONDS)

        await self._quietly(show)

    async def _quietly(self, call: Callable[[], Awaitable[None]]) -> bool:
        """Return whether there is nothing left to do: it worked, or it never will."""
        try:
            async with self._free:
                await call()
        except (TelegramBadRequest, TelegramForbiddenError) as error:
            log.debug("signal_refused", error=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - a lost signal must not end the service
            log.debug("signal_lost", error=type(error).__name__)
            return False
        return True


def _query_id(raw: object) -> str | None:
    query = raw.get("callback_query") if isinstance(raw, dict) else None
    found = query.get("id") if isinstance(query, dict) else None
    return found if isinstance(found, str) else None
