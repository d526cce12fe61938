"""Whatever comes in can be stored on both engines, and its turn is taken."""

from __future__ import annotations

import pytest

from core.ports.inbound import Kind
from tests.storage.test_inbox import waiting
from tests.world.invariants import broken_invariants
from tests.world.world import World

TEXTS = {
    "nothing": "",
    "a NUL": "a\x00b",
    "half a character": "a\ud800b",
    "other half": "\udfff",
    "control characters": "".join(map(chr, range(32))),
    "right to left": "\u202ea\u2066b\u200f",
    "emoji": "👍🏽👨‍👩‍👧",
    "100 kB": "Termin " * 15_000,
    "SQL": "'); DROP TABLE orders; --",
    "HTML": "<b onclick=alert(1)>&amp;</b>",
    "percent": "100 % :name ? %(x)s",
}
CHOICES = {
    "nothing": "",
    "half a character": "\ud800",
    "a NUL": "o:\x00:1",
    "huge": "o:" + "9" * 60 + ":1",
    "other digits": "o:²:١",
    "no number": "o:x:y",
    "negative": "o:-1:0",
    "long": "o:" * 4000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_odd_text(world: World, text: str) -> None:
    """A text of any kind gets an answer, and nothing is left waiting."""
    assert world.person().says(text).text
    assert waiting(world) == []
    assert broken_invariants(world.database) == []


@pytest.mark.parametrize("choice", CHOICES.values(), ids=CHOICES.keys())
def test_odd_choice(world: World, choice: str) -> None:
    """A button that was never issued gets an answer, and nothing is left waiting."""
    assert world.person().does(Kind.PRESS, choice=choice).text
    assert waiting(world) == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_odd_caption(world: World, text: str) -> None:
    """The same below a photo."""
    assert world.person().does(Kind.MEDIA, media="photo", text=text).text
    assert waiting(world) == []
