"""Finding the reply takes time in proportion to the text, however it is crafted."""

from __future__ import annotations

import sys
import time

import pytest

from mail_gateway.reading.reply import trim

SIZE = 370_000
SECONDS = 0.3
TIMES = 2.5
SHAPES = {
    "one line": "a",
    "words": "a ",
    "quotes": ">\n",
    "deep quotes": "> > > > > > > x\n",
    "quote signs": ">",
    "colons": "a:\n",
    "empty lines": "\n",
    "verbs": "x wrote:\n",
    "openings": "On Mon, Jan 1, 2026 at 10:10 a\n",
    "attributions": "Am 3.12.2026 um 10:10 schrieb Max:\n",
    "nearly attributions": "Am 3.12.2026 um 10:10 schrieb ich a@b.example\n:\n",
    "addresses": "a@b.example:\n",
    "ats": "a@",
    "labels": "Von: a@b.example\n",
    "labels and lines": "Von: x\nfoo\nbar\n",
    "signatures": "--\nx\n",
    "rules": "---\nx y\n",
    "devices": "Sent from my iPhone\n",
    "fences": "```\na\n",
    "open brackets": "<\n>:\n",
    "quotes and answers": "> a\nb\n",
    "bars": "| x\n",
    "long lines": "a@" * 290 + ":\n",
    "long verbs": "wrote 2026 1:11 a@b " * 24 + ":\n",
}


def text(shape: str, size: int) -> str:
    """A text of that shape and about that size."""
    return SHAPES[shape] * (size // len(SHAPES[shape]))


def steps(written: str) -> int:
    """How many calls it takes to find the reply, counted, not timed."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        trim(written)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text(shape: str) -> None:
    """Twice the text takes at most two and a half times the steps, small and large."""
    for size in (2_000, 20_000, SIZE):
        assert steps(text(shape, 2 * size)) <= TIMES * steps(text(shape, size)) + 100


@pytest.mark.parametrize("shape", SHAPES)
def test_a_crafted_text(shape: str) -> None:
    """A crafted text of 370 KB takes at most three tenths of a second."""
    written = text(shape, SIZE)
    took = []
    for _ in range(3):
        began = time.process_time()
        trim(written)
        took.append(time.process_time() - began)
    assert min(took) <= SECONDS
