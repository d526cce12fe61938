"""No input breaks the emulator."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.emulator import create
from bot.emulator.checks.html import parse, utf16
from bot.emulator.methods.table import methods
from bot.emulator.wire.errors import ApiError, PhoneError
from bot.emulator.wire.parameters import Parameters

METHODS = methods(timedelta(seconds=60))
PLAIN = sorted(set(METHODS) - {"getupdates"})
NAMES = [
    "chat_id",
    "text",
    "message_id",
    "message_ids",
    "reply_markup",
    "parse_mode",
    "entities",
    "caption",
    "document",
    "action",
    "commands",
    "scope",
    "url",
    "secret_token",
    "allowed_updates",
    "callback_query_id",
    "file_id",
    "reply_parameters",
]

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
JSONISH = st.sampled_from(
    [
        "1001",
        "-1",
        "null",
        "[]",
        "[[]]",
        "{}",
        '{"inline_keyboard": [[{"text": "a"}]]}',
        '{"inline_keyboard": [[5]]}',
        '{"keyboard": [[null]]}',
        '[{"type": "bold", "offset": 0, "length": 2}]',
        '[{"type": "bold"}]',
        '{"message_id": "x"}',
        "http://127.0.0.1:9",
        "https://[",
        "9" * 40,
    ]
)


@given(st.sampled_from(PLAIN), st.dictionaries(st.sampled_from(NAMES), TEXT | JSONISH))
def test_every_call_is_answered_or_refused(name: str, fields: dict[str, str]) -> None:
    """Whatever the parameters are, a method gives a result or a refusal of Telegram's kind."""
    emulator = create()
    emulator.person("Erna", started=True).say("Hallo")
    with suppress(ApiError):
        METHODS[name](emulator.world, Parameters(fields))


@given(TEXT)
def test_a_person_can_say_anything(text: str) -> None:
    """A text arrives as it was written, trimmed, or the phone refuses an empty one."""
    emulator = create()
    erna = emulator.person("Erna")
    with suppress(PhoneError):
        assert erna.say(text).text == text.strip()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_escaped_text_comes_out_of_html_unchanged(text: str) -> None:
    """Escaping &, < and > is enough to show any text."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse(escaped) == (text, [])


@given(st.text(st.sampled_from("<>/bi &;ax\"='ä🙂\n"), max_size=60))
def test_html_is_read_or_refused(source: str) -> None:
    """Broken formatting is a refusal, and entities lie within the text."""
    with suppress(ApiError):
        text, entities = parse(source)
        assert all(e["offset"] + e["length"] <= utf16(text) for e in entities)


@given(st.lists(st.sampled_from(["x" * 3000, "🙂" * 1500, "ä\n"]), min_size=1, max_size=8))
def test_a_long_text_is_cut_into_messages_that_fit(parts: list[str]) -> None:
    """What is too long for one message arrives whole, in pieces of at most 4096 units."""
    text = "".join(parts).strip()
    erna = create().person("Erna")
    erna.say(text)
    pieces = [shown.text for shown in erna.screen()]
    assert "".join(pieces) == text
    assert all(utf16(piece) <= 4096 for piece in pieces)
