"""Every method the emulator knows, by its name in lower case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.emulator.methods.answering import answer_callback_query
from bot.emulator.methods.commands import delete_my_commands, get_my_commands, set_my_commands
from bot.emulator.methods.deleting import delete_message, delete_messages
from bot.emulator.methods.editing import edit_message_reply_markup, edit_message_text
from bot.emulator.methods.files import get_file
from bot.emulator.methods.polling import get_updates
from bot.emulator.methods.profile import GetProfile, SetProfile, get_me
from bot.emulator.methods.sending import send_chat_action, send_document, send_message
from bot.emulator.methods.webhooks import delete_webhook, get_webhook_info, set_webhook
from bot.emulator.wire.parameters import Parameters
from bot.emulator.world.world import World

Method = Callable[[World, Parameters], object]

WRITING = frozenset({"sendmessage", "senddocument", "editmessagetext", "editmessagereplymarkup"})
"""The methods that count against the rate limits."""


def methods(answerable: timedelta) -> Mapping[str, Method]:
    """All methods; a press can be answered for `answerable`."""
    return {
        "getupdates": get_updates,
        "setwebhook": set_webhook,
        "deletewebhook": delete_webhook,
        "getwebhookinfo": get_webhook_info,
        "getme": get_me,
        "sendmessage": send_message,
        "senddocument": send_document,
        "sendchataction": send_chat_action,
        "editmessagetext": edit_message_text,
        "editmessagereplymarkup": edit_message_reply_markup,
        "answercallbackquery": answer_callback_query(answerable),
        "deletemessage": delete_message,
        "deletemessages": delete_messages,
        "getfile": get_file,
        "setmycommands": set_my_commands,
        "getmycommands": get_my_commands,
        "deletemycommands": delete_my_commands,
        "setmyname": SetProfile("name"),
        "getmyname": GetProfile("name"),
        "setmydescription": SetProfile("description"),
        "getmydescription": GetProfile("description"),
        "setmyshortdescription": SetProfile("short_description"),
        "getmyshortdescription": GetProfile("short_description"),
    }
