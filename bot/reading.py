"""From Telegram's updates to our events: one router, one handler a kind, each a pure mapping.

A handler returns what goes to the rim: the text is still as typed there and is hidden before
anything is stored. None means that the update is nobody's business of ours.
"""

from __future__ import annotations

import re
from dataclasses import replace

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType, ContentType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from core.ports.inbound import Inbound, Kind

CHANNEL = "telegram"
GROUP_TYPES = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
PRIVATE = F.chat.type == ChatType.PRIVATE
GROUPS = F.chat.type.in_(GROUP_TYPES)
COMMAND_TEXTS = {
    "termin": "Termin buchen",
    "anzeigen": "Wann ist mein Termin?",
    "verschieben": "Termin verschieben",
    "absagen": "Termin absagen",
    "hilfe": "Hilfe",
    "mensch": "Mensch",
}
GONE = frozenset({ChatMemberStatus.KICKED, ChatMemberStatus.LEFT})
MEDIA = {
    ContentType.PHOTO: "photo",
    ContentType.LIVE_PHOTO: "photo",
    ContentType.VOICE: "voice",
    ContentType.AUDIO: "audio",
    ContentType.VIDEO: "video",
    ContentType.VIDEO_NOTE: "video_note",
    ContentType.ANIMATION: "animation",
    ContentType.STICKER: "sticker",
    ContentType.DOCUMENT: "document",
    ContentType.LOCATION: "location",
    ContentType.VENUE: "location",
    ContentType.CONTACT: "contact",
}
"""What is called by its name in the answer; everything else is ``other``."""

ANY_MENTION = re.compile(r"@(\w+)")
PLAIN_COMMAND = re.compile(r"/\w+(?!\S)")


def reading_router() -> Router:
    """Return a new router with all handlers."""
    router = Router(name="reading")
    in_menu = Command(*COMMAND_TEXTS, ignore_case=True, ignore_mention=True)
    router.message.register(command, PRIVATE, F.text, in_menu)
    router.message.register(text, PRIVATE, F.text)
    router.message.register(media, PRIVATE)
    router.message.register(in_group, GROUPS)
    router.message.register(elsewhere)
    router.edited_message.register(edited, PRIVATE)
    router.edited_message.register(elsewhere)
    router.callback_query.register(press)
    router.my_chat_member.register(membership)
    return router


async def command(message: Message, natural_key: str, command: CommandObject) -> Inbound:
    """Read a command of the menu as what a person would write; words behind it count too."""
    words = [COMMAND_TEXTS[command.command.lower()], command.args or ""]
    return _message(message, natural_key, Kind.TEXT, " ".join(words).strip())


async def text(message: Message, natural_key: str) -> Inbound:
    """Read what a person wrote; ``/start`` with a code is told apart at the rim."""
    return _message(message, natural_key, Kind.TEXT, message.text or "")


async def media(message: Message, natural_key: str) -> Inbound:
    """Read everything that is not text by its kind; a caption is text as any other."""
    event = _message(message, natural_key, Kind.MEDIA, message.caption or "")
    return replace(event, media=MEDIA.get(ContentType(message.content_type), "other"))


async def edited(message: Message, natural_key: str) -> Inbound:
    """Read the new version of a message."""
    words = message.text or message.caption or ""
    return _message(message, natural_key, Kind.EDITED, words)


async def press(query: CallbackQuery, natural_key: str) -> Inbound | None:
    """Read a pressed button; one in a group is answered like anything said in a group."""
    chat = query.message.chat if query.message else None
    if chat is None or chat.type not in {ChatType.PRIVATE, *GROUP_TYPES}:
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


async def in_group(message: Message, natural_key: str, username: str | None) -> Inbound | None:
    """Answer in a group only when spoken to; nothing that is said there is kept."""
    me = message.bot.id if message.bot else 0
    reply = message.reply_to_message
    to_us = reply is not None and reply.from_user is not None and reply.from_user.id == me
    joined = any(user.id == me for user in message.new_chat_members or [])
    if not (to_us or joined or _addressed(message.text or message.caption or "", username)):
        return None
    return Inbound(
        channel=CHANNEL, natural_key=natural_key, address=str(message.chat.id), kind=Kind.GROUP
    )


def _addressed(words: str, username: str | None) -> bool:
    """Say whether words in a group name us, or are a command that names nobody else."""
    if username is not None and username.lower() in map(str.lower, ANY_MENTION.findall(words)):
        return True
    return PLAIN_COMMAND.match(words) is not None


async def elsewhere(message: Message) -> None:
    """Leave everything else alone: edits in groups, and channels."""


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
