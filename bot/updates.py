"""Updates as Telegram sends them, read one by one: a single odd one never holds up the others."""

from __future__ import annotations

from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.methods import GetUpdates
from aiogram.types import Update
from pydantic import ValidationError

from bot.reading import CHANNEL, reading_router
from core.ports.inbound import Inbound, Kind
from core.telemetry.events import log

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]


class GetRawUpdates(GetUpdates):
    """``getUpdates`` that leaves the reading to us."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"


class UpdateReader:
    """Reads raw updates through aiogram's dispatcher into events for the rim."""

    def __init__(self, bot: Bot) -> None:
        """Read as ``bot``, whose id is part of every natural key."""
        self._bot = bot
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.include_router(reading_router())

    async def read(self, raw: dict[str, Any]) -> Inbound | None:
        """Return the event of one raw update, None when there is nothing in it for us."""
        natural_key = f"{self._bot.id}:{raw.get('update_id')}"
        try:
            update = Update.model_validate(raw, context={"bot": self._bot})
            found = await self._dispatcher.feed_update(self._bot, update, natural_key=natural_key)
        except (ValidationError, ValueError) as error:
            log.warning("update_not_read", natural_key=natural_key, error=type(error).__name__)
            return _puzzling(raw, natural_key)
        return found if isinstance(found, Inbound) else None


def _puzzling(raw: dict[str, Any], natural_key: str) -> Inbound | None:
    """Return an event that gets a kind answer, if only the chat can be made out."""
    for part in raw.values():
        chat = part.get("chat") if isinstance(part, dict) else None
        if isinstance(chat, dict) and chat.get("type") == "private" and chat.get("id"):
            return Inbound(
                channel=CHANNEL,
                natural_key=natural_key,
                address=str(chat["id"]),
                kind=Kind.UNKNOWN,
            )
    return None
