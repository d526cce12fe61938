"""Amounts of money as people write them: German, English, Swiss, French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_START, _END = r"(?<![\d.,'])", r"(?!\d|[.,']\d)"
# Looked for at every place, because "20 198,00" is one amount or a quantity and an amount.
_WITH_CENTS = tuple(
    re.compile(rf"{_START}(?=({whole})\s?{point}\s?(\d\d?){_END})")
    for whole, point in (
        (r"\d{1,3}(?:\.\d{3}){1,4}|\d{1,12}", ","),
        (r"\d{1,3}(?:,\d{3}){1,4}|\d{1,12}", r"\."),
        (r"\d{1,3}(?:[ ']\d{3}){1,4}", "[.,]"),
    )
)
_WHOLE = r"\d{1,3}(?:[., ']\d{3}){1,4}|\d{1,12}"
_WITHOUT_CENTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_START}(?=({_WHOLE})[.,]--?)",
        rf"{_START}(?=({_WHOLE})\s?(?:€|EUR))",
        rf"(?:€|EUR)\s?(?=({_WHOLE}){_END})",
    )
)


def amounts_on(text: str) -> Iterator[Decimal]:
    """Yield every amount that a text may mean, without signs.

    Without cents it counts only beside its currency or with a dash in their place.
    """
    for pattern in _WITH_CENTS:
        for whole, cents in pattern.findall(text):
            yield Decimal(f"{_digits(whole)}.{cents}")
    for pattern in _WITHOUT_CENTS:
        for whole in pattern.findall(text):
            yield Decimal(_digits(whole))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
