"""Everything a person can do. Each act changes the chat and queues the update for the bot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from bot.emulator.checks.html import utf16
from bot.emulator.people.media import KINDS, WITHOUT_CAPTION, content_of
from bot.emulator.wire.errors import PhoneError
from bot.emulator.world.chats import Chat, User
from bot.emulator.world.messages import Message
from bot.emulator.world.pending import Press
from bot.emulator.world.world import World

EDITABLE = timedelta(hours=48)
"""How long a person can edit a message."""

LONGEST = 4096
"""UTF-16 units; a Telegram app cuts a longer text into several messages."""

COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(?:@\w+)?")


def say(world: World, chat: Chat, text: str, author: User | None = None) -> list[Message]:
    """Send a text: one message, or several when it is too long for one."""
    _reachable(chat)
    kept = text.strip()
    if not kept:
        raise PhoneError(400, "a message needs a text")
    with world.lock:
        return [_say(world, chat, part, author or chat.owner) for part in _parts(kept)]


def _say(world: World, chat: Chat, text: str, author: User) -> Message:
    chat.started = True
    command = COMMAND.match(text)
    entities = []
    if command:
        entities.append({"type": "bot_command", "offset": 0, "length": command.end()})
    message = world.put(chat, author, text, entities=entities)
    heard = world.reads_all_group_messages or not chat.is_group or command
    if heard:
        world.tell("message", message.as_api(), chat, message)
    return message


def _parts(text: str) -> Iterator[str]:
    while text:
        size = min(len(text), LONGEST)
        while utf16(text[:size]) > LONGEST:
            size -= max(1, (utf16(text[:size]) - LONGEST) // 2)
        yield text[:size]
        text = text[size:]


def send_media(world: World, chat: Chat, kind: str, caption: str | None) -> Message:
    """Send a photo, a voice message or another of `media.KINDS`."""
    _reachable(chat)
    if kind not in KINDS:
        raise PhoneError(400, f"unknown kind; there are: {', '.join(sorted(KINDS))}")
    if caption and kind in WITHOUT_CAPTION:
        raise PhoneError(400, f"a {kind} has no caption")
    with world.lock:
        chat.started = True
        content = content_of(kind, chat.owner, world.files)
        text = (caption or "").strip()
        message = world.put(chat, chat.owner, text, kind=kind, content=content)
        world.tell("message", message.as_api(), chat, message)
        return message


def edit(world: World, chat: Chat, message_id: int, text: str) -> Message:
    """Change the text of one's own message."""
    _reachable(chat)
    with world.lock:
        message = _visible(chat, message_id)
        kept = text.strip()
        if message.author.is_bot or message.kind != "text":
            raise PhoneError(409, "this message cannot be edited")
        if world.clock() - message.date > EDITABLE:
            raise PhoneError(409, "this message is too old to be edited")
        if not kept or kept == message.text or utf16(kept) > LONGEST:
            raise PhoneError(400, "an edit needs a new text that fits one message")
        message.text, message.entities, message.edited_at = kept, [], world.clock()
        chat.show("edited", message)
        world.tell("edited_message", message.as_api(), chat)
        return message


def press(world: World, chat: Chat, message_id: int, data: str) -> str:
    """Press a button; any data is let through, as a forged app could. Gives the query's id."""
    _reachable(chat)
    if not data or len(data.encode("utf-8", "replace")) > 64:
        raise PhoneError(400, "button data has 1 to 64 bytes")
    with world.lock:
        message = _visible(chat, message_id)
        if not message.author.is_bot:
            raise PhoneError(409, "this message has no buttons")
        query_id = f"{chat.chat_id}{next(world.press_ids):08d}"
        world.presses[query_id] = Press(chat, world.clock())
        query = {
            "id": query_id,
            "from": chat.owner.as_api(),
            "message": message.as_api(),
            "chat_instance": str(chat.chat_id * 7919),
            "data": data,
        }
        world.tell("callback_query", query, chat)
        return query_id


def _reachable(chat: Chat) -> None:
    if chat.blocked:
        raise PhoneError(409, "the bot is blocked; unblock it first")


def _visible(chat: Chat, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None:
        raise PhoneError(404, "this message is no longer there")
    return message
