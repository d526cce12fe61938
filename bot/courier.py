"""Delivers messages through the Bot API, and says in our words what went wrong."""

from __future__ import annotations

from datetime import timedelta

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiohttp import ClientConnectorError

from bot.already_there import AlreadyThere
from bot.keyboard import keyboard
from bot.message_ids import MessageIds
from bot.reading import CHANNEL
from bot.send_options import NO_PREVIEW, SEND_SECONDS
from core.domain.errors import TryLater
from core.ports.outbound import (
    Blocked,
    Leased,
    OutgoingDelete,
    OutgoingText,
    SlowDown,
    Undeliverable,
)


class TelegramCourier:
    """Implements core.ports.outbound.Courier."""

    channel = CHANNEL

    def __init__(self, bot: Bot, ids: MessageIds, chat_gap: timedelta) -> None:
        """Send as ``bot``; ``ids`` are the messages that were seen, also by others."""
        self._bot = bot
        self._ids = ids
        self._already_there = AlreadyThere(bot, ids, chat_gap)

    async def deliver(self, leased: Leased) -> str | None:
        """Send or delete; raises Blocked, Undeliverable, SlowDown or TryLater."""
        content = leased.content()
        try:
            if isinstance(content, OutgoingDelete):
                await self._delete(leased.address, content)
                return None
            return await self._send_once(leased, content)
        except TelegramRetryAfter as error:
            raise SlowDown(timedelta(seconds=error.retry_after)) from error
        except TelegramForbiddenError as error:
            self._already_there.settled(leased)
            raise Blocked from error
        except (TelegramBadRequest, TelegramMigrateToChat) as error:
            self._already_there.settled(leased)
            raise Undeliverable(error.message) from error
        except (AiogramError, TimeoutError) as error:
            raise TryLater(type(error).__name__) from error

    async def _send_once(self, leased: Leased, content: OutgoingText) -> str:
        """Send, unless an earlier try without an answer turns out to have worked."""
        message_id = await self._already_there.find(leased, content)
        if message_id is None:
            message_id = await self._send(leased, content)
        self._already_there.settled(leased)
        self._ids.saw(message_id)
        return str(message_id)

    async def _send(self, leased: Leased, content: OutgoingText) -> int:
        highest_before = self._ids.highest
        try:
            sent = await self._bot.send_message(
                int(leased.address),
                content.text,
                reply_markup=keyboard(content.buttons),
                link_preview_options=NO_PREVIEW,
                request_timeout=SEND_SECONDS,
            )
        except (TelegramRetryAfter, TelegramForbiddenError, TelegramBadRequest):
            raise
        except (AiogramError, TimeoutError) as error:
            if not isinstance(error.__cause__, ClientConnectorError):  # that one never began
                self._already_there.uncertain(leased, highest_before)
            raise
        return sent.message_id

    async def _delete(self, address: str, content: OutgoingDelete) -> None:
        try:
            await self._bot.delete_message(
                int(address), int(content.external_id), request_timeout=SEND_SECONDS
            )
        except TelegramBadRequest as error:
            if "not found" not in error.message:
                raise  # what is gone already is deleted; anything else is for staff to see
