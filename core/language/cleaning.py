"""One clean form of a text: NFC, no control or invisible characters, ordinary blanks and digits.

Invisible characters go because they split numbers and words for a reader that is a program
while a person sees nothing.
"""

import re
import unicodedata

LIMIT = 8_192
"""Characters looked at in one message; twice what a messenger lets a person send."""

_LOOKS_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Me"})
_BLANKS = re.compile(r" {2,}")
_REMEMBERED = 4096


def _is_mark(code: int) -> bool:
    """True for marks laid over any character (strike-through, variation selectors)."""
    return (
        0x0300 <= code <= 0x036F
        or 0x1AB0 <= code <= 0x1AFF
        or 0x1DC0 <= code <= 0x1DFF
        or 0x20D0 <= code <= 0x20FF
        or 0xFE00 <= code <= 0xFE2F
        or 0xE0100 <= code <= 0xE01EF
    )


def _clean_character(code: int) -> str:
    character = chr(code)
    if character == "\n":
        return "\n"
    category = unicodedata.category(character)
    if character in "\t\r" or character in _LOOKS_BLANK or category == "Zs":
        return " "
    if category in {"Zl", "Zp"}:
        return "\n"
    if category in _DROPPED or _is_mark(code):
        return ""
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)


class _Table(dict[int, str]):
    """A translation table that fills itself, up to a bound."""

    def __missing__(self, code: int) -> str:
        clean = _clean_character(code)
        if len(self) < _REMEMBERED:
            self[code] = clean
        return clean


_TABLE = _Table()


def clean(text: str) -> str:
    """The text in NFC, without control and invisible characters, with ASCII digits, capped."""
    composed = unicodedata.normalize("NFC", text[: 8 * LIMIT])
    translated = unicodedata.normalize("NFC", composed.translate(_TABLE)[:LIMIT])
    return _BLANKS.sub(" ", translated)
