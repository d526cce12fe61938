"""deleteMessage and deleteMessages."""

from __future__ import annotations

from datetime import timedelta

from bot.emulator.methods.targets import chat_of, message_in
from bot.emulator.wire.errors import bad_request
from bot.emulator.wire.parameters import Parameters
from bot.emulator.world.messages import Message
from bot.emulator.world.world import World

DELETABLE = timedelta(hours=48)
"""How long after it was sent a message can be deleted."""

AT_ONCE = 100
"""Messages that one deleteMessages may name."""


def delete_message(world: World, parameters: Parameters) -> bool:
    """Delete the bot's own message, or in a private chat also the person's."""
    message = message_in(chat_of(world, parameters), parameters, "delete")
    if reason := _obstacle(world, message):
        raise bad_request(reason)
    _delete(message)
    return True


def delete_messages(world: World, parameters: Parameters) -> bool:
    """Delete several messages; those that are gone or too old are passed over."""
    chat = chat_of(world, parameters)
    ids = parameters.structure("message_ids", "message identifiers")
    if not isinstance(ids, list) or not all(isinstance(one, int) for one in ids):
        raise bad_request("message identifiers are not specified")
    if len(ids) > AT_ONCE:
        raise bad_request("too many message identifiers specified")
    for one in ids:
        message = chat.messages.get(one)
        if message is not None and not _obstacle(world, message):
            _delete(message)
    return True


def _obstacle(world: World, message: Message) -> str | None:
    if message.chat.is_group and message.author != world.bot:
        return "message can't be deleted"
    if world.clock() - message.date > DELETABLE:
        return "message can't be deleted for everyone"
    return None


def _delete(message: Message) -> None:
    del message.chat.messages[message.message_id]
    shown = message.shown()
    message.chat.log.add("deleted", {"message_id": message.message_id}, shown)
