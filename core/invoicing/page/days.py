"""Days as people write them, in figures or with the name of the month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    "januar jan jän january janvier", "februar feb february février", "märz mär mrz march mars",
    "april apr avril", "mai may", "juni jun june juin", "juli jul july juillet",
    "august aug août", "september sep sept septembre", "oktober okt oct october octobre",
    "november nov novembre", "dezember dez dec december décembre",
)  # fmt: skip
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAME = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_YEAR = r"(?P<year>\d{4}|'?\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>\d\d?)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})\s?[-/.]\s?(?P<month>\d\d?)\s?[-/.]\s?(?P<day>\d\d?)(?!\d)",
        rf"{_DAY}\s?([./-])\s?(?P<month>\d\d?)\s?\2\s?{_YEAR}",
        rf"(?<!\d)(?P<month>\d\d?)\s?/\s?(?P<day>\d\d?)\s?/\s?{_YEAR}",
        rf"{_DAY}(?:\.|st|nd|rd|th)?\s{{0,3}}(?P<month>{_NAME})\.?[\s,]{{0,3}}{_YEAR}",
        rf"\b(?P<month>{_NAME})\.?\s{{0,3}}(?P<day>\d\d?)(?:st|nd|rd|th)?[\s,]{{1,3}}{_YEAR}",
        r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
    )
)


def days_on(text: str) -> Iterator[date]:
    """Yield every day that a text may mean; 03/04/2026 is two."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            if (day := day_of(found["year"], found["month"], found["day"])) is not None:
                yield day


def day_of(year: str, month: str, day: str) -> date | None:
    """Return the day that figures or a month's name mean, None for one that is not there."""
    number = _NUMBERS.get(month.lower()) or (int(month) if month.isdecimal() else 0)
    figures = year.removeprefix("'")
    try:
        return date(int(figures) + (2000 if len(figures) == 2 else 0), number, int(day))
    except ValueError:
        return None
