"""Finds the chat and the message a call is about."""

from __future__ import annotations

import re

from bot.emulator.wire.errors import bad_request, forbidden
from bot.emulator.wire.parameters import Parameters
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message
from bot.emulator.world.world import World


def chat_id_of(parameters: Parameters) -> int | None:
    """The parameter `chat_id` as a number, None when it is none."""
    text = parameters.text("chat_id").strip()
    return int(text) if re.fullmatch(r"-?\d{1,19}", text) else None


def chat_of(world: World, parameters: Parameters) -> Chat:
    """The chat named by `chat_id`. Raises ApiError when there is none."""
    if not parameters.text("chat_id").strip():
        raise bad_request("chat_id is empty")
    chat_id = chat_id_of(parameters)
    if chat_id is None or chat_id not in world.chats:
        raise bad_request("chat not found")
    return world.chats[chat_id]


def writable_chat(world: World, parameters: Parameters) -> Chat:
    """The chat, if the bot may write to it. Raises ApiError 403 when it may not."""
    chat = chat_of(world, parameters)
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def message_in(chat: Chat, parameters: Parameters, purpose: str) -> Message:
    """The message named by `message_id`. Raises ApiError ("message to … not found")."""
    message_id = parameters.integer("message_id", 0, 0, 2**31 - 1)
    if message_id == 0:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message
