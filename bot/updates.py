"""Updates as Telegram sends them, read one by one: a single odd one never holds up the others."""

from __future__ import annotations

from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.methods import GetUpdates
from aiogram.types import Update

from bot.reading import CHANNEL, reading_router
from core.ports.inbound import Inbound, Kind
from core.telemetry.events import log

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]


class GetRawUpdates(GetUpdates):
    """``getUpdates`` that leaves the reading to us."""

    __returning__ = list[Any]
    __api_method__ = "getUpdates"


def update_id(raw: object) -> int | None:
    """Return the id of a raw update, None when it has none."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    return found if isinstance(found, int) else None


class UpdateReader:
    """Reads raw updates through aiogram's dispatcher into events for the rim."""

    def __init__(self, bot: Bot) -> None:
        """Read as ``bot``, whose id is part of every natural key."""
        self._bot = bot
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.include_router(reading_router())
        self.username: str | None = None

    async def read(self, raw: object) -> Inbound | None:
        """Return the event of one raw update, None when there is nothing in it for us."""
        number = update_id(raw)
        if number is None or not isinstance(raw, dict):
            log.warning("update_without_id")
            return None
        natural_key = f"{self._bot.id}:{number}"
        if not any(isinstance(raw.get(kind), dict) for kind in ALLOWED):
            return _puzzling(raw, natural_key)  # aiogram would print it, and what is in it
        try:
            update = Update.model_validate(raw, context={"bot": self._bot})
            found = await self._dispatcher.feed_update(
                self._bot, update, natural_key=natural_key, username=self.username
            )
        except Exception as error:  # noqa: BLE001 - whatever is odd about one, the others go on
            log.warning("update_not_read", natural_key=natural_key, error=type(error).__name__)
            return _puzzling(raw, natural_key)
        if found is UNHANDLED:
            return _puzzling(raw, natural_key)
        return found if isinstance(found, Inbound) else None


def _puzzling(raw: dict[str, Any], natural_key: str) -> Inbound | None:
    """Return an event that gets a kind answer, if only the chat can be made out."""
    for part in raw.values():
        chat_id = _private_chat(part)
        if chat_id is not None:
            return Inbound(
                channel=CHANNEL,
                natural_key=natural_key,
                address=str(chat_id),
                kind=Kind.UNKNOWN,
            )
    return None


def _private_chat(part: object) -> int | None:
    if not isinstance(part, dict):
        return None
    chat = part.get("chat")
    if not isinstance(chat, dict):
        return _private_chat(part.get("message"))
    chat_id = chat.get("id")
    is_private = chat.get("type") == "private" and isinstance(chat_id, int)
    return chat_id if is_private else None
