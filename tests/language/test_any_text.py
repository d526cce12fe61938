"""Whatever is sent: no error, no invented wish, and no waiting."""

import time
from collections.abc import Callable
from datetime import datetime
from string import ascii_letters

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.language.secrets import hide
from core.language.understanding import Expecting, understand
from tests.language.saying import MONDAY, instants, phrases

EXPECTING = Expecting(yes_no=True, choices=("Ja", "Dienstag, 1. Dezember"), dates=True)
TIME_WORDS = phrases("time_words")
LONG_TEXTS = (
    "a" * 100_000,
    "1" * 100_000,
    "4 " * 50_000,
    "40213 " * 16_000,
    "vier" * 25_000,
    "Dienstag " * 11_000,
    "3.12. " * 16_000,
    "um 10 Uhr, " * 9_000,
    "nicht " * 16_000,
    "\u202e\u200b" * 50_000,
    "😀" * 100_000,
    "+49 " * 25_000,
    "DE89 " * 20_000,
    "\n" * 100_000,
    "-" * 100_000,
    "ja " * 33_000,
    "(" * 100_000,
    "'; DROP TABLE orders; -- <script>" * 3_000,
    "hundert" * 14_000,
    "1.1." * 25_000,
)


@settings(max_examples=500)
@given(st.text(st.characters(exclude_characters=ascii_letters), max_size=200))
def test_random_text_is_no_wish(text: str) -> None:
    """Random signs of all scripts but plain letters give no error and no wish for a time."""
    found = understand(hide(text, str).text, MONDAY, EXPECTING)
    assert found.wish is None or any(sign.isdigit() for sign in text)
    assert not found.order_numbers or sum(sign.isdigit() for sign in text) >= 8


@settings(max_examples=500)
@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    """Any text can be hidden and read, and what is understood is never two things at once."""
    found = understand(hide(text, str).text, MONDAY, EXPECTING)
    assert found.wish is None or found.question is None


@settings(max_examples=700)
@given(
    words=st.lists(st.sampled_from(TIME_WORDS), max_size=12),
    now=instants(2024, 2031),
)
def test_time_words_in_any_order_are_read_or_asked_about(words: list[str], now: datetime) -> None:
    """Any heap of time words gives windows ahead of now, a question, or nothing; never an error."""
    found = understand(" ".join(words), now, EXPECTING)
    assert found.wish is None or found.question is None
    for window in found.wish.windows if found.wish else ():
        assert window.ends_at is None or window.ends_at > now
        assert window.starts_at
        assert window.ends_at is None or window.starts_at < window.ends_at


@pytest.mark.parametrize("text", LONG_TEXTS, ids=lambda text: ascii(text[:6]))
def test_long_texts_are_quick(text: str) -> None:
    """A hundred thousand characters are hidden within 50 ms and read within 50 ms."""
    assert _quickest(lambda: hide(text, str)) < 0.05
    kept = hide(text, str).text
    assert _quickest(lambda: understand(kept, MONDAY, EXPECTING)) < 0.05
    assert understand(text, MONDAY).wish is None


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag, hätten Sie nächste Woche Dienstag oder Donnerstag vormittags Zeit?",
        "Ich muss den Termin absagen, ich bin bis 12.12. im Krankenhaus und melde mich danach.",
        "dienstags und donnerstags zwischen 9 und 11 Uhr",
    ],
)
def test_an_ordinary_text_takes_a_few_milliseconds(text: str) -> None:
    """Reading is never what somebody waits for."""
    assert _quickest(lambda: understand(text, MONDAY)) < 0.01


def _quickest(work: Callable[[], object]) -> float:
    """The least processor time of several runs, in seconds: what the work itself costs."""
    taken = []
    for _ in range(5):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return min(taken)
