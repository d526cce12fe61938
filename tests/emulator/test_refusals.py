"""What Telegram refuses is refused, in Telegram's words."""

import pytest

from bot.emulator import Emulator, Person
from tests.emulator.bot_api import BotApi

ERNA = 1001


def keyboard(**button: object) -> dict[str, object]:
    """An inline keyboard with one button."""
    return {"inline_keyboard": [[button]]}


REFUSED = {
    "no text": ({"text": ""}, "message text is empty"),
    "only white space": ({"text": " \n "}, "text must be non-empty"),
    "only empty formatting": (
        {"text": "<b></b>", "parse_mode": "HTML"},
        "text must be non-empty",
    ),
    "4097 characters": ({"text": "x" * 4097}, "message is too long"),
    "4097 UTF-16 units": ({"text": "🙂" * 2048 + "x"}, "message is too long"),
    "100 kB": ({"text": "x" * 100_000}, "text is too long"),
    "no chat": ({"chat_id": ""}, "chat_id is empty"),
    "unknown chat": ({"chat_id": 99}, "chat not found"),
    "chat that is no number": ({"chat_id": "@erna"}, "chat not found"),
    "chat that is a list": ({"chat_id": [ERNA]}, "chat not found"),
    "Markdown": ({"parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
    "reply to nothing": (
        {"reply_parameters": {"message_id": 5}},
        "message to be replied not found",
    ),
    "null as markup": ({"reply_markup": None}, "object expected as reply markup"),
    "text as markup": (
        {"reply_markup": "{"},
        "can't parse reply keyboard markup JSON object",
    ),
    "keyboard that is no array": (
        {"reply_markup": {"inline_keyboard": "bad"}},
        'field "inline_keyboard" must be of type Array',
    ),
    "button without text": (
        {"reply_markup": keyboard(callback_data="x")},
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    "button with an empty text": (
        {"reply_markup": keyboard(text=" ", callback_data="x")},
        "inline keyboard button text must be non-empty",
    ),
    "button with a number as text": (
        {"reply_markup": keyboard(text=5, callback_data="x")},
        'can\'t parse inline keyboard button: Field "text" must be of type String',
    ),
    "button without data": (
        {"reply_markup": keyboard(text="Ja", callback_data="")},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "65 bytes of data": (
        {"reply_markup": keyboard(text="Ja", callback_data="ä" * 32 + "x")},
        "BUTTON_DATA_INVALID",
    ),
    "button to nowhere": (
        {"reply_markup": keyboard(text="Ja", url="not-a-url")},
        "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
    ),
    "button with a strange address": (
        {"reply_markup": keyboard(text="Ja", url="ftp://example.com")},
        "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
    ),
    "101 buttons": (
        {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}},
        "reply markup is too long",
    ),
    "empty key": (
        {"reply_markup": {"keyboard": [[{"text": ""}]]}},
        "keyboard button text must be non-empty",
    ),
    "flag that is no flag": (
        {"reply_markup": {"remove_keyboard": "yes"}},
        'field "remove_keyboard" must be of type Boolean',
    ),
    "entity behind the text": (
        {"entities": [{"type": "bold", "offset": 100, "length": 1}]},
        "entity begins after the end of the text at UTF-16 offset 100",
    ),
}


@pytest.mark.parametrize(("given", "reason"), REFUSED.values(), ids=REFUSED)
async def test_a_wrong_message_is_refused(
    api: BotApi, erna: Person, given: dict[str, object], reason: str
) -> None:
    """SendMessage says 400 and why, and nothing reaches the phone."""
    call = {"chat_id": ERNA, "text": "Hallo"} | given
    assert await api.refused("sendMessage", **call) == (400, f"Bad Request: {reason}")
    assert erna.screen() == []


ACCEPTED = {
    "4096 characters": {"text": "x" * 4096},
    "4096 UTF-16 units": {"text": "🙂" * 2048},
    "4096 characters after formatting": {"text": f"<b>{'x' * 4096}</b>", "parse_mode": "html"},
    "64 bytes of data": {"reply_markup": keyboard(text="Ja", callback_data="ä" * 32)},
    "an address": {"reply_markup": keyboard(text="Ja", url="https://example.com/a")},
    "an empty keyboard": {"reply_markup": {"inline_keyboard": []}},
    "a forced reply": {"reply_markup": {"force_reply": True}},
    "an answer to a message that may be gone": {
        "reply_parameters": {"message_id": 5, "allow_sending_without_reply": True}
    },
}


@pytest.mark.parametrize("given", ACCEPTED.values(), ids=ACCEPTED)
async def test_what_is_just_allowed_is_accepted(
    api: BotApi, erna: Person, given: dict[str, object]
) -> None:
    """The limits themselves are inside."""
    await api.ok("sendMessage", **({"chat_id": ERNA, "text": "Hallo"} | given))
    assert len(erna.screen()) == 1


async def test_a_bot_cannot_write_first(api: BotApi, emulator: Emulator) -> None:
    """Before a person has written, Telegram answers 403; afterwards the message arrives."""
    karl = emulator.person("Karl")
    reason = "Forbidden: bot can't initiate conversation with a user"
    call = {"chat_id": karl.chat_id, "text": "Hallo"}
    assert await api.refused("sendMessage", **call) == (403, reason)
    karl.start()
    await api.ok("sendMessage", **call)


async def test_a_blocked_bot_cannot_write(api: BotApi, erna: Person) -> None:
    """Writing and the typing indicator are refused with 403 until it is unblocked."""
    erna.block()
    calls = {"sendMessage": {"text": "x"}, "sendChatAction": {"action": "typing"}}
    for method, more in calls.items():
        answer = await api.refused(method, chat_id=ERNA, **more)
        assert answer == (403, "Forbidden: bot was blocked by the user")
    erna.unblock()
    await api.send(ERNA)
