"""How a value may be written on a page: patterns over a page's text, all linear in its length."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from core.invoicing.values import CENT

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\uffff]")
_BETWEEN = r"[\s./-]{0,3}"
_MONTHS = (
    "januar|jan|jän|january|janvier", "februar|feb|february|février", "märz|mär|mrz|march|mars",
    "april|apr|avril", "mai|may", "juni|jun|june|juin", "juli|jul|july|juillet",
    "august|aug|août", "september|sep|sept|septembre", "oktober|okt|oct|october|octobre",
    "november|nov|novembre", "dezember|dez|dec|december|décembre",
)  # fmt: skip


def page_text(text: str) -> str:
    """Return the text of a page in one spelling: plain digits, dashes, blanks, capitals as is."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_DASHES)


def shows_text(page: str, value: str) -> bool:
    """Say whether a value stands there as a word of its own, blanks aside."""
    letters = [re.escape(letter) for letter in page_text(value) if not letter.isspace()]
    pattern = r"\s*".join(letters)
    return bool(re.search(rf"(?<![^\W_]){pattern}(?![^\W_])", page, re.IGNORECASE))


def shows_code(page: str, value: str) -> bool:
    """Say whether letters and digits stand there in this order, however they are grouped."""
    letters = [letter for letter in page_text(value).upper() if letter.isalnum()]
    pattern = _BETWEEN.join(re.escape(letter) for letter in letters)
    return bool(letters) and bool(re.search(rf"{pattern}(?!\d)", page, re.IGNORECASE))


def shows_amount(page: str, value: Decimal) -> bool:
    """Say whether an amount stands there, in German, English, Swiss or French spelling."""
    return any(
        re.search(rf"(?<![\d.,']){spelling}(?!\d|[.,']\d)", page) for spelling in _amounts(value)
    )


def _amounts(value: Decimal) -> Iterator[str]:
    whole, cents = f"{abs(value).quantize(CENT):.2f}".split(".")
    grouped = f"{int(whole):,}"
    for group, point in ((r"\.", ","), (",", r"\."), ("[ ']", "[.,]")):
        number = grouped.replace(",", group)
        yield rf"{number}\s?{point}\s?{cents}"
        yield rf"{whole}\s?{point}\s?{cents}"
        if cents == "00":
            yield rf"{number}(?:,|\.)--?"
            yield rf"(?:€|EUR)\s?{number}"
            yield rf"{number}\s?(?:€|EUR)"
        elif cents.endswith("0"):
            yield rf"{number}{point}{cents[0]}"


def shows_date(page: str, value: date) -> bool:
    """Say whether a day stands there, in figures or with the name of its month."""
    return any(
        re.search(rf"(?<!\d){spelling}(?!\d)", page, re.IGNORECASE) for spelling in _dates(value)
    )


def _dates(value: date) -> Iterator[str]:
    day, month = f"0?{value.day}", f"0?{value.month}"
    year = rf"(?:{value.year}|'?{value.year % 100:02})"
    name = rf"(?:{_MONTHS[value.month - 1]})\.?"
    yield rf"{value.year}\s?[-/.]\s?{month}\s?[-/.]\s?{day}"
    yield rf"{day}\s?([./-])\s?{month}\s?\1\s?{year}"
    yield rf"{month}\s?/\s?{day}\s?/\s?{year}"
    yield rf"{day}(?:\.|st|nd|rd|th)?\s{{0,3}}{name}[\s,]{{0,3}}{year}"
    yield rf"{name}\s{{0,3}}{day}(?:st|nd|rd|th)?[\s,]{{1,3}}{year}"
    yield f"{value:%Y%m%d}"
