"""From Telegram's updates to our events: one router, one handler a kind, each a pure mapping.

A handler returns what goes to the rim: the text is still as typed there and is hidden before
anything is stored. None means that the update is nobody's business of ours.
"""

from __future__ import annotations

from dataclasses import replace

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType, ContentType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from core.ports.inbound import Inbound, Kind

CHANNEL = "telegram"
PRIVATE = F.chat.type == ChatType.PRIVATE
GROUPS = F.chat.type.in_({ChatType.GROUP, ChatType.SUPERGROUP})
COMMAND_TEXTS = {
    "termin": "Termin buchen",
    "anzeigen": "Wann ist mein Termin?",
    "verschieben": "Termin verschieben",
    "absagen": "Termin absagen",
    "hilfe": "Hilfe",
    "mensch": "Mensch",
}
GONE = frozenset({ChatMemberStatus.KICKED, ChatMemberStatus.LEFT})


def reading_router() -> Router:
    """Return a new router with all handlers."""
    router = Router(name="reading")
    router.message.register(command, PRIVATE, Command(*COMMAND_TEXTS))
    router.message.register(text, PRIVATE, F.content_type == ContentType.TEXT)
    router.message.register(media, PRIVATE)
    router.message.register(in_group, GROUPS)
    router.edited_message.register(edited, PRIVATE)
    router.callback_query.register(press)
    router.my_chat_member.register(membership)
    return router


async def command(message: Message, natural_key: str) -> Inbound:
    """Read a command of the menu as what a person would write."""
    word = (message.text or "").split()[0].lstrip("/").split("@")[0].lower()
    return _message(message, natural_key, Kind.TEXT, COMMAND_TEXTS.get(word, message.text or ""))


async def text(message: Message, natural_key: str) -> Inbound:
    """Read what a person wrote; ``/start`` with a code is told apart at the rim."""
    return _message(message, natural_key, Kind.TEXT, message.text or "")


async def media(message: Message, natural_key: str) -> Inbound:
    """Read everything that is not text by its kind; a caption is text as any other."""
    event = _message(message, natural_key, Kind.MEDIA, message.caption or "")
    return replace(event, media=str(message.content_type))


async def edited(message: Message, natural_key: str) -> Inbound:
    """Read the new version of a message."""
    words = message.text or message.caption or ""
    return _message(message, natural_key, Kind.EDITED, words)


async def press(query: CallbackQuery, natural_key: str) -> Inbound | None:
    """Read a pressed button; one in a group is answered like anything said in a group."""
    chat = query.message.chat if query.message else None
    if chat is None:
        return None
    kind = Kind.PRESS if chat.type == ChatType.PRIVATE else Kind.GROUP
    return Inbound(
        channel=CHANNEL,
        natural_key=natural_key,
        address=str(chat.id),
        kind=kind,
        choice=(query.data or "")[:64] if kind is Kind.PRESS else None,
        language=query.from_user.language_code,
    )


async def in_group(message: Message, natural_key: str) -> Inbound | None:
    """Answer in a group only when spoken to; nothing that is said there is kept."""
    words = message.text or message.caption or ""
    me = message.bot.id if message.bot else 0
    reply = message.reply_to_message
    to_us = reply is not None and reply.from_user is not None and reply.from_user.id == me
    joined = any(user.id == me for user in message.new_chat_members or [])
    if not (to_us or joined or words.startswith("/") or "@" in words):
        return None
    return Inbound(
        channel=CHANNEL, natural_key=natural_key, address=str(message.chat.id), kind=Kind.GROUP
    )


async def membership(change: ChatMemberUpdated, natural_key: str) -> Inbound | None:
    """Read that a person blocked us or let us in again."""
    if change.chat.type != ChatType.PRIVATE:
        return None
    gone = change.new_chat_member.status in GONE
    return Inbound(
        channel=CHANNEL,
        natural_key=natural_key,
        address=str(change.chat.id),
        kind=Kind.BLOCKED if gone else Kind.UNBLOCKED,
    )


def _message(message: Message, natural_key: str, kind: Kind, words: str) -> Inbound:
    return Inbound(
        channel=CHANNEL,
        natural_key=natural_key,
        address=str(message.chat.id),
        kind=kind,
        text=words,
        external_id=str(message.message_id),
        language=message.from_user.language_code if message.from_user else None,
    )
