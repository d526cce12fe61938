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
from aiogram.types import LinkPreviewOptions

from bot.keyboard import keyboard
from bot.reading import CHANNEL
from core.domain.errors import TryLater
from core.ports.outbound import (
    Blocked,
    Leased,
    OutgoingDelete,
    OutgoingText,
    SlowDown,
    Undeliverable,
)

SEND_SECONDS = 20
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramCourier:
    """Implements core.ports.outbound.Courier."""

    channel = CHANNEL

    def __init__(self, bot: Bot) -> None:
        """Send as ``bot``."""
        self._bot = bot

    async def deliver(self, leased: Leased) -> str | None:
        """Send or delete; raises Blocked, Undeliverable, SlowDown or TryLater."""
        content = leased.content()
        try:
            if isinstance(content, OutgoingDelete):
                await self._delete(leased.address, content)
                return None
            return await self._send(leased.address, content)
        except TelegramRetryAfter as error:
            raise SlowDown(timedelta(seconds=error.retry_after)) from error
        except TelegramForbiddenError as error:
            raise Blocked from error
        except (TelegramBadRequest, TelegramMigrateToChat) as error:
            raise Undeliverable(error.message) from error
        except (AiogramError, TimeoutError) as error:
            raise TryLater(type(error).__name__) from error

    async def _send(self, address: str, content: OutgoingText) -> str:
        sent = await self._bot.send_message(
            int(address),
            content.text,
            reply_markup=keyboard(content.buttons),
            link_preview_options=NO_PREVIEW,
            request_timeout=SEND_SECONDS,
        )
        return str(sent.message_id)

    async def _delete(self, address: str, content: OutgoingDelete) -> None:
        try:
            await self._bot.delete_message(
                int(address), int(content.external_id), request_timeout=SEND_SECONDS
            )
        except TelegramBadRequest as error:
            if "not found" not in error.message:
                raise  # what is gone already is deleted; anything else is for staff to see
