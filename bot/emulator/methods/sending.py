"""sendMessage, sendDocument and sendChatAction."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from bot.emulator.checks.markup import any_markup
from bot.emulator.checks.text import caption, message_text
from bot.emulator.methods.targets import writable_chat
from bot.emulator.wire.errors import bad_request
from bot.emulator.wire.parameters import Parameters
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message
from bot.emulator.world.world import World

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send_message(world: World, parameters: Parameters) -> dict[str, Any]:
    """Put a text into a chat."""
    text, entities = message_text(parameters)
    markup = any_markup(parameters)
    chat = writable_chat(world, parameters)
    reply_to = _reply_to(chat, parameters)
    message = world.put(chat, world.bot, text, entities=entities, markup=markup, reply_to=reply_to)
    return message.as_api()


def send_document(world: World, parameters: Parameters) -> dict[str, Any]:
    """Put a file into a chat: an upload, or a file known by its id."""
    document = _document(world, parameters)
    text, entities = caption(parameters)
    markup = any_markup(parameters)
    chat = writable_chat(world, parameters)
    message = world.put(
        chat,
        world.bot,
        text,
        kind="document",
        entities=entities,
        markup=markup,
        content={"document": document},
        reply_to=_reply_to(chat, parameters),
    )
    return message.as_api()


def send_chat_action(world: World, parameters: Parameters) -> bool:
    """Show that the bot is busy."""
    if parameters.text("action").strip().lower() not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    writable_chat(world, parameters).log.add("typing", {})
    return True


def _document(world: World, parameters: Parameters) -> dict[str, Any]:
    upload = parameters.upload("document")
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        suffix = PurePosixPath(upload.name).suffix
        file = world.files.add("documents", suffix, upload.content)
        return file.as_api() | {"file_name": upload.name, "mime_type": upload.media_type}
    file_id = parameters.text("document").strip()
    if not file_id:
        raise bad_request("there is no document in the request")
    known = world.files.by_id(file_id)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return known.as_api() | {"file_name": PurePosixPath(known.path).name}


def _reply_to(chat: Chat, parameters: Parameters) -> Message | None:
    given = parameters.structure("reply_parameters", "reply parameters")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    if not isinstance(given.get("message_id"), int):
        raise bad_request('can\'t find field "message_id"')
    message = chat.messages.get(given["message_id"])
    if message is None and not given.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message
