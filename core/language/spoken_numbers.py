"""Numbers written as words: "vier null zwei", "dreizehn", "vierzigtausendzweihundertdreizehn"."""

import re

_ONES = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_STEMS = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TEENS = (
    "zehn", "elf", "zwölf", "dreizehn", "vierzehn",
    "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
)  # fmt: skip
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")


def _ascii(word: str) -> str:
    return word.replace("ü", "ue").replace("ö", "oe").replace("ß", "ss")


def _below_hundred() -> dict[str, int]:
    numbers = {word: value for value, word in enumerate(_ONES + _TEENS)} | {"zwo": 2}
    for tens, word in enumerate(_TENS, start=2):
        numbers[word] = tens * 10
        for ones in range(1, 10):
            numbers[f"{_STEMS[ones]}und{word}"] = tens * 10 + ones
    return {_ascii(word): value for word, value in numbers.items()}


BELOW_HUNDRED = _below_hundred()
"""Number words 0 to 99, with umlauts written out."""

_LONGEST_FIRST = "|".join(sorted(BELOW_HUNDRED, key=len, reverse=True))
_SEVERAL = re.compile(f"(?:{_LONGEST_FIRST})++")
_EACH = re.compile(_LONGEST_FIRST)
_COUNT = f"(?:{_LONGEST_FIRST}|ein)"
_HUNDREDS = re.compile(f"({_COUNT})?hundert(?:und)?({_COUNT})?")
_THOUSANDS = re.compile(f"({_COUNT})?tausend(?:und)?(.*)")
_PART = (
    "null|eins|ein|zwei|zwo|drei|vier|fünf|fuenf|sechs|sech|sieben|sieb|acht|neun|"
    "zehn|elf|zwölf|zwoelf|zwan|zig|ßig|ssig|und|hundert|tausend"
)
SPOKEN = re.compile(rf"(?<![^\W\d_])(?:{_PART})++(?![^\W\d_])", re.IGNORECASE)
"""Finds words that are made of number words only; `digits_of` decides whether they are one."""


def _value(word: str | None, missing: int) -> int:
    if not word:
        return missing
    return 1 if word == "ein" else BELOW_HUNDRED[word]


def _below_thousand(word: str) -> int | None:
    if not word:
        return 0
    if word in BELOW_HUNDRED:
        return BELOW_HUNDRED[word]
    found = _HUNDREDS.fullmatch(word)
    return _value(found[1], 1) * 100 + _value(found[2], 0) if found else None


def digits_of(word: str) -> str | None:
    """The digits a number word stands for ("dreizehn" → "13", "viernull" → "40"), or None."""
    plain = _ascii(word.lower())
    if len(plain) > 200:
        return None
    if thousands := _THOUSANDS.fullmatch(plain):
        rest = _below_thousand(thousands[2])
        return None if rest is None else str(_value(thousands[1], 1) * 1000 + rest)
    if _SEVERAL.fullmatch(plain):
        return "".join(str(BELOW_HUNDRED[each]) for each in _EACH.findall(plain))
    value = _below_thousand(plain)
    return None if value is None else str(value)
