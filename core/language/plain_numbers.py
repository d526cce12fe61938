"""Digits that are plainly something else: dates, times, amounts, IBANs. They stay readable.

Each pattern is checked by a validator where a bare pattern would believe too much.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

_MONTH = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|m(?:ä|ae)rz|apr(?:il)?|mai|jun[io]?|jul[iy]?|aug(?:ust)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)"
)
_NOT_INSIDE = r"(?<!\d)(?<!\d[.])(?<!\d[.] )"
_CLOCK = r"\d{1,2}(?:[:.]\d{2})?"
_DATE = re.compile(_NOT_INSIDE + r"(\d{1,2})\. ?(\d{1,2})(?:\. ?(\d{4}|\d{2})|\.)?(?!\d)(?!\.\d)")
_ISO_DATE = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_LIKE_A_DATE = re.compile(r"(?<![\d.])\d{1,2}\. ?\d{1,2}\. ?(?:19|20)\d{2}(?!\d)(?!\.\d)")
_WRITTEN_DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}\.? ?)?(?<![^\W\d_]){_MONTH}\.? (?:19|20)\d{{2}}(?![\d.:])", re.IGNORECASE
)
_DAY_OF_MONTH = re.compile(rf"(?<!\d)\d{{1,2}}\.? ?{_MONTH}(?![^\W\d_])", re.IGNORECASE)
_WEEK = re.compile(r"(?<![^\W\d_])kw ?\d{1,2}(?:[ /]+20\d{2})?(?!\d)", re.IGNORECASE)
_TIME = re.compile(r"(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
_TIMES = re.compile(
    r"(?<![\d:.])(?:[01]?\d|2[0-4])[.:][0-5]\d ?(?:-|–) ?(?:[01]?\d|2[0-4])[.:][0-5]\d(?![\d:.])"
)
_OCLOCK = re.compile(
    rf"(?<![\d:.])(?:{_CLOCK} ?(?:-|–|bis|und|oder) ?)?{_CLOCK} ?(?:uhr|h)(?![^\W\d_])"
    r"(?: [0-5]\d(?!\W{0,4}\d))?",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+|\d{1,4})(?:,\d{1,2}|,-)? ?(?:€|euro?(?![^\W\d_]))",
    re.IGNORECASE,
)
_GERMAN_IBAN = re.compile(r"(?<![^\W_])DE\d{2}(?:[ .-]?\d){18}(?!\d)", re.IGNORECASE)
_OTHER_IBAN = re.compile(r"(?<![^\W_])[A-Z]{2}\d{2}[A-Z0-9]{11,30}(?![^\W_])")


def _is_date(found: re.Match[str]) -> bool:
    """True for a day that some year has ("3.12.", "29.2.24"), false for "40.2.13"."""
    year = 2000 + int(found[3]) % 100 if found[3] else 2024
    return _exists(year, int(found[2]), int(found[1]))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day).year == year
    except ValueError:
        return False


def _is_iso_date(found: re.Match[str]) -> bool:
    return _exists(int(found[1]), int(found[2]), int(found[3]))


def _is_iban(found: re.Match[str]) -> bool:
    """ISO 13616: the number, with letters as 10 to 35, leaves 1 when divided by 97."""
    characters = re.sub(r"[ .-]", "", found[0]).upper()
    moved = characters[4:] + characters[:4]
    return int("".join(str(int(each, 36)) for each in moved)) % 97 == 1


def _always(_: re.Match[str]) -> bool:
    return True


_PLAIN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
    (_GERMAN_IBAN, _is_iban),
    (_OTHER_IBAN, _is_iban),
    (_WRITTEN_DATE, _always),
    (_DAY_OF_MONTH, _always),
    (_ISO_DATE, _is_iso_date),
    (_DATE, _is_date),
    (_LIKE_A_DATE, _always),
    (_WEEK, _always),
    (_TIMES, _always),
    (_TIME, _always),
    (_OCLOCK, _always),
    (_AMOUNT, _always),
)


def plain_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where digits of a clean text are a date, a time, an amount or an IBAN."""
    for pattern, is_one in _PLAIN:
        for found in pattern.finditer(text):
            if is_one(found):
                yield found.span()
