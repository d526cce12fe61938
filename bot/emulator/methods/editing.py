"""editMessageText and editMessageReplyMarkup."""

from __future__ import annotations

from typing import Any

from bot.emulator.checks.markup import inline_markup
from bot.emulator.checks.text import message_text
from bot.emulator.methods.targets import chat_of, message_in
from bot.emulator.wire.errors import bad_request
from bot.emulator.wire.parameters import Parameters
from bot.emulator.world.messages import Message
from bot.emulator.world.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


def edit_message_text(world: World, parameters: Parameters) -> dict[str, Any]:
    """Change the text of one of the bot's messages; a missing keyboard takes it away."""
    text, entities = message_text(parameters)
    markup = inline_markup(parameters)
    message = _own(world, parameters)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    if (text, entities, markup) == (message.text, message.entities, message.markup):
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.markup = text, entities, markup
    message.markup_edited = False
    return _edited(world, message)


def edit_message_reply_markup(world: World, parameters: Parameters) -> dict[str, Any]:
    """Change or take away the inline keyboard; the phone does not call that "edited"."""
    markup = inline_markup(parameters)
    message = _own(world, parameters)
    if markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    message.markup = markup
    message.markup_edited = message.edited_at is None or message.markup_edited
    return _edited(world, message)


def _own(world: World, parameters: Parameters) -> Message:
    """The bot's message that is to change. A message with a reply keyboard is fixed."""
    if parameters.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    message = message_in(chat_of(world, parameters), parameters, "edit")
    if message.author != world.bot or "keyboard" in message.markup:
        raise bad_request("message can't be edited")
    return message


def _edited(world: World, message: Message) -> dict[str, Any]:
    message.edited_at = world.clock()
    message.chat.show("edited", message)
    return message.as_api()
