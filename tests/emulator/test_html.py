"""parse_mode=HTML, with Telegram's refusals."""

import pytest

from bot.emulator import Person
from bot.emulator.checks.html import parse
from bot.emulator.wire.errors import ApiError
from tests.emulator.bot_api import BotApi

REFUSED = {
    "<b>unclosed": 'Can\'t find end tag corresponding to start tag "b"',
    "<script>alert(1)</script>": 'Unsupported start tag "script" at byte offset 0',
    "ä <p>x</p>": 'Unsupported start tag "p" at byte offset 3',
    "<b><i>test</b></i>": 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"',
    "x</b>": "Unexpected end tag at byte offset 1",
    "1 < 2": 'Unsupported start tag "" at byte offset 2',
    "a<br/>b": 'Unsupported start tag "br/" at byte offset 1',
    "a <b": "Unclosed start tag at byte offset 2",
    "<span>x</span>": 'Unsupported start tag "span" at byte offset 0',
}


@pytest.mark.parametrize(("source", "reason"), REFUSED.items())
def test_broken_formatting_is_refused(source: str, reason: str) -> None:
    """The refusal names the place, counted in bytes."""
    with pytest.raises(ApiError) as refusal:
        parse(source)
    assert refusal.value.code == 400
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


def test_offsets_are_counted_in_utf16_units() -> None:
    """An emoji counts twice, as Telegram counts."""
    text, entities = parse("🙂 <b>Ja</b> &amp; <a href='https://example.com'>mehr</a>")
    assert text == "🙂 Ja & mehr"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 2},
        {"type": "text_link", "url": "https://example.com", "offset": 8, "length": 4},
    ]


def test_formatting_may_be_nested() -> None:
    """The outer entity comes first."""
    assert parse("<b>a<i>b</i></b>")[1] == [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "italic", "offset": 1, "length": 1},
    ]


async def test_trimming_moves_the_entities(api: BotApi, erna: Person) -> None:
    """White space at the ends is cut, and formatting stays on its words."""
    sent = await api.ok(
        "sendMessage", chat_id=erna.chat_id, text="\n <b>Ja</b> \n", parse_mode="HTML"
    )
    assert sent["text"] == "Ja"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
