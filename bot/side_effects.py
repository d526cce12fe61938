"""What may get lost without harm: the typing indicator, and the end of a button's spinner."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import AiogramError

from core.ports.inbound import Inbound, Kind
from core.telemetry.events import log

SHOWS_TYPING = frozenset({Kind.TEXT, Kind.START, Kind.PRESS})
MOST_AT_ONCE = 20


class SideEffects:
    """Sends small signals in the background and forgets them."""

    def __init__(self, bot: Bot, tasks: asyncio.TaskGroup) -> None:
        """Send through ``bot``; ``tasks`` owns what is under way."""
        self._bot = bot
        self._tasks = tasks
        self._running = 0

    def received(self, events: Sequence[Inbound], raw: Sequence[dict[str, Any]]) -> None:
        """Tell people that their messages came and their buttons worked."""
        for update in raw:
            query = update.get("callback_query")
            if isinstance(query, dict) and isinstance(query.get("id"), str):
                self._start(self._bot.answer_callback_query(query["id"]))
        for address in {event.address for event in events if event.kind in SHOWS_TYPING}:
            self._start(self._bot.send_chat_action(int(address), ChatAction.TYPING))

    def _start(self, call: Coroutine[Any, Any, object]) -> None:
        if self._running >= MOST_AT_ONCE:
            call.close()
            return
        self._running += 1
        self._tasks.create_task(self._quietly(call))

    async def _quietly(self, call: Coroutine[Any, Any, object]) -> None:
        try:
            await call
        except (AiogramError, TimeoutError) as error:
            log.debug("signal_lost", error=type(error).__name__)
        finally:
            self._running -= 1
