"""Finds a message whose sending ended without an answer, so that it is not sent a second time.

The Bot API has no key by which a repeat would be recognised. But a bot can edit its own messages,
and "message is not modified" proves that one with just this text and these buttons is there. Which
id it would have is nearly known: Telegram counts the messages of all the bot's private chats with
one counter, so it is one of the few ids above those seen before the send that are still unaccounted
for. Where that does not hold (a restart in between, a group that counts for itself, too many gaps)
nothing is found and the message is repeated: at least once, as promised.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot.keyboard import keyboard
from bot.message_ids import MessageIds
from bot.send_options import NO_PREVIEW, SEND_SECONDS
from core.ports.outbound import Leased, OutgoingText

MOST_PROBES = 20
A_FEW_MORE = 2
"""Ids beyond the highest known one that are tried for each send that is uncertain."""

REMEMBERED = 1_000


@dataclass(slots=True)
class _Doubt:
    """An uncertain send: the highest id known when it began, and the ids not yet ruled out."""

    after: int
    left: list[int] | None = None


class AlreadyThere:
    """Remembers uncertain sends, by their outbox rows, and looks for what became of them."""

    def __init__(self, bot: Bot, ids: MessageIds, gap: timedelta) -> None:
        """Look as ``bot``, with ``gap`` between two looks into a chat: each counts as a message."""
        self._bot = bot
        self._ids = ids
        self._gap = gap.total_seconds()
        self._doubts: dict[str, _Doubt] = {}

    def uncertain(self, leased: Leased, highest_before: int | None) -> None:
        """Note a send without an answer, and the highest id that was known when it began."""
        if highest_before is None or leased.address.startswith("-"):
            return
        doubt = self._doubts.setdefault(leased.id, _Doubt(highest_before))
        doubt.left = None  # a second uncertain send: what was ruled out may be there now
        if len(self._doubts) > REMEMBERED:
            del self._doubts[next(iter(self._doubts))]

    def settled(self, leased: Leased) -> None:
        """Forget a message whose fate is known."""
        self._doubts.pop(leased.id, None)

    async def find(self, leased: Leased, content: OutgoingText) -> int | None:
        """Return the id under which ``content`` stands in its chat already, None if it does not.

        Raises aiogram's errors, but for those that say that an id is not it; the next call then
        goes on where this one ended.
        """
        doubt = self._doubts.get(leased.id)
        if doubt is None:
            return None
        if doubt.left is None:
            beyond = A_FEW_MORE + len(self._doubts)
            doubt.left = self._ids.gaps(doubt.after, beyond)[:MOST_PROBES]
        while doubt.left:
            message_id = doubt.left[0]
            if message_id not in self._ids:
                if await self._is_it(leased.address, message_id, content):
                    return message_id
                await asyncio.sleep(self._gap)
            del doubt.left[0]
        return None

    async def _is_it(self, address: str, message_id: int, content: OutgoingText) -> bool:
        try:
            await self._bot.edit_message_text(
                content.text,
                chat_id=int(address),
                message_id=message_id,
                reply_markup=keyboard(content.buttons),
                link_preview_options=NO_PREVIEW,
                request_timeout=SEND_SECONDS,
            )
        except TelegramBadRequest as error:
            return "message is not modified" in error.message
        return True  # it was ours but for a trifle, and now it says just this
