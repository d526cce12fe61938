"""Long polling of our own: the offset moves only after what came is committed.

aiogram's polling confirms updates before its handlers are done and drops them when one fails; here
an update is confirmed by asking for the next one, and that is asked for after the commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from bot.updates import ALLOWED, GetRawUpdates, update_id
from core.domain.errors import TryLater
from core.telemetry.events import log

POLL_SECONDS = 25
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 3.0
"""Short enough to be back within five seconds of whatever was away."""


class TokenRefused(Exception):
    """Telegram does not know the bot's token."""


class NothingToConfirm(Exception):
    """Telegram sent updates without a single id, so they cannot be confirmed."""


class Polling:
    """Asks for updates and hands each batch to ``take``, which stores it."""

    def __init__(self, bot: Bot, take: Callable[[list[Any]], Awaitable[None]]) -> None:
        """Poll as ``bot``."""
        self._bot = bot
        self._take = take
        self._offset: int | None = None

    async def run(self) -> None:
        """Poll until cancelled; raises TokenRefused when Telegram does not know us."""
        pause = FIRST_PAUSE
        while True:
            try:
                await self._once()
                pause = FIRST_PAUSE
            except (TelegramUnauthorizedError, TelegramNotFound):
                raise TokenRefused from None
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
            except (AiogramError, TryLater, TimeoutError, NothingToConfirm) as error:
                if isinstance(error, TelegramConflictError):
                    log.warning("polling_conflict", advice="another process polls this bot")
                else:
                    log.warning("polling_waits", error=type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _once(self) -> None:
        method = GetRawUpdates(offset=self._offset, timeout=POLL_SECONDS, allowed_updates=ALLOWED)
        raw: Any = await self._bot(method, request_timeout=POLL_SECONDS + 10)
        if raw:
            await self._take(raw)
            ids = [found for update in raw if (found := update_id(update)) is not None]
            if not ids:
                raise NothingToConfirm
            self._offset = max(ids) + 1
