"""Secrets are taken out of a text before anything is stored: postcodes and the letter's code.

A postcode is the access code of an order. So whatever could be one is hidden, in every spelling;
in doubt a number that is none is hidden too. Of each candidate a one-way mark remains.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.language.cleaning import clean
from core.language.number_roles import FOREIGN, read_numbers

HIDDEN = "•••••"
"""What stands in place of a secret."""

KEPT = 4_096
"""Characters of a message that are kept: what a messenger lets a person send at once."""

_CODE = re.compile(r"[A-Za-z0-9_-]{16,64}")
_STARTS = (
    re.compile(r"\A\s*/start(?:@\w{1,64})?\s+(\S{12,})"),
    re.compile(r"[?&]start(?:app)?=([^\s&#]+)"),  # the letter's link, pasted as text
    re.compile(  # the code alone, which looks like no words
        r"\A\s*((?=\S*[a-z])(?=\S*[A-Z])(?!(?:[A-Z]?[a-z]++[-_]?)++\s*\Z)[A-Za-z0-9_-]{20,64})\s*\Z"
    ),
)
"""Where the code of a letter stands."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A text without secrets; the marks of possible postcodes in order; the mark of a code."""

    text: str
    postcodes: tuple[str, ...] = ()
    start_code: str | None = None


def hide(text: str, mark: Callable[[str], str], pattern: re.Pattern[str] = FOREIGN) -> Hidden:
    """Clean a text, replace its secrets by dots and `mark` each of them; linear in its length.

    `pattern` is how foreign order numbers look: those, and our own, stay readable.
    """
    cleaned = clean(text)
    code = None
    if start := next(filter(None, (form.search(cleaned) for form in _STARTS)), None):
        code = mark(start[1]) if _CODE.fullmatch(start[1]) else None
        cleaned = cleaned[: start.start(1)] + HIDDEN + cleaned[start.end(1) :]
    numbers = read_numbers(cleaned, pattern)
    kept = _without(cleaned, numbers.hidden)[:KEPT].strip()
    return Hidden(kept, tuple(mark(digits) for digits in numbers.postcodes), code)


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    parts, position = [], 0
    for start, end in spans:
        parts += [text[position:start], HIDDEN]
        position = end
    return "".join([*parts, text[position:]])
