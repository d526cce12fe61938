"""Tokens of a folded text, and what they have to do with time; the words: `de/time.toml`."""

import re
from dataclasses import dataclass
from typing import Any

from core.language.folding import fold
from core.language.phrases import load
from core.language.risky_words import is_risky
from core.language.spoken_numbers import BELOW_HUNDRED

DATA: dict[str, Any] = load("time")
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]|\n|_")
_ORDINAL_STEMS = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
_ENDINGS = ("e", "en", "er", "es", "em")

Meaning = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign of the text with its kind and value; kind "word" says nothing.

    `spaced` is False when nothing stands between it and the token before.
    """

    text: str
    kind: str
    value: int | str = 0
    spaced: bool = True


def _ordinals() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for word, number in BELOW_HUNDRED.items():
        if 1 <= number <= 31:
            stem = _ORDINAL_STEMS.get(number, word + ("t" if number < 20 else "st"))
            found |= {stem + ending: ("ordinal", number) for ending in _ENDINGS}
    return found


def _vocabulary() -> dict[str, Meaning]:
    found = _ordinals()
    found |= {word: ("number", n) for word, n in BELOW_HUNDRED.items() if n <= 60}
    found |= dict.fromkeys(("einem", "einer", "eine"), ("number", 1))
    for kind in ("weekday", "every_weekday", "short_weekday", "month", "relative_day"):
        found |= {fold(w): (kind, int(n)) for n, names in DATA[kind].items() for w in names}
    for name, part in DATA["part"].items():
        found |= {fold(word): ("part", name) for word in part["words"]}
    for kind, names in DATA["words"].items():
        found |= {fold(word): (kind, 0) for word in names}
    for day, names in DATA["fixed_days"].items():
        found |= {fold(word): ("fixed_day", day) for word in names}
    return found


_VOCABULARY = _vocabulary()
_PARTS = {w: m for w, m in _VOCABULARY.items() if m[0] == "part"} | {"morgen": ("part", "morning")}
_JOINED = re.compile(
    "({})({})".format(
        "|".join(word for word, meaning in _VOCABULARY.items() if meaning[0] == "weekday"),
        "|".join(sorted(_PARTS, key=len, reverse=True)),
    )
)


def tokenise(folded: str) -> list[Token]:
    """The tokens of a folded text; "montagnachmittag" becomes two."""
    tokens: list[Token] = []
    end = -1
    for found in _TOKEN.finditer(folded):
        text, spaced, end = found[0], found.start() != end, found.end()
        if text.isdecimal():
            tokens.append(Token(text, "digits", int(text) if len(text) <= 4 else 9999, spaced))
        elif text in _VOCABULARY:
            tokens.append(Token(text, *_VOCABULARY[text]))
        elif joined := _JOINED.fullmatch(text):
            tokens.append(Token(joined[1], *_VOCABULARY[joined[1]]))
            tokens.append(Token(joined[2], *_PARTS[joined[2]]))
        elif is_risky(text):
            tokens.append(Token(text, "risk"))
        else:
            tokens.append(Token(text, "word" if text[0].isalpha() else "sign", spaced=spaced))
    return tokens
