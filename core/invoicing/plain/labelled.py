"""Numbers and days from the text of a page, each by its label; two different ones are none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from core.invoicing.page.days import day_of
from core.invoicing.values import iban, is_valid_iban, iso_date

V = TypeVar("V")
_NUMBER_LABELS = (
    r"(?:rechnungs?|beleg)s?[ -]?(?:nummer|nr|no)\b\.?|(?:re|rg)\.?[ -]?nr\b\.?|"
    r"rechnung\s(?:nr\b\.?|#)|invoice\s(?:no\b\.?|number|#)"
)
_NUMBER = re.compile(
    rf"\b(?:{_NUMBER_LABELS})\s{{0,3}}[:#]?\s{{0,3}}([A-Z0-9][\w./-]{{0,30}})", re.IGNORECASE
)
_IN_FIGURES = r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d\d)"
_DAY = rf"({_IN_FIGURES}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\s?[a-zä]{{3,9}}\.?\s\d{{4}})(?!\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"(?:rechnungs-?|beleg-?|ausstellungs|invoice )dat(?:um|e)\s{{0,3}}:?\s{{0,3}}{_DAY}",
        rf"\b(?:{_NUMBER_LABELS})\s{{0,3}}\S{{1,30}}\s(?:vom|von)\s{_DAY}",
        rf"(?<![\w-])datum\s{{0,3}}:?\s{{0,3}}{_DAY}",
        rf"^[^\W\d_][^\W\d_ .-]{{1,30}}, (?:den )?{_DAY}$",  # the head of a letter
    )
)
"""The first kind that a page has says which day is meant."""
_VAT_ID = re.compile(
    r"(?:ust|umsatzsteuer|vat)[\s.-]{0,3}(?:id|ident)[\w.\s-]{0,24}:?\s{0,3}"
    r"(DE\s?\d{3}\s?\d{3}\s?\d{3})(?!\d)",
    re.IGNORECASE,
)
_TAX_NUMBER = re.compile(
    r"(?:steuer[ -]?(?:nummer|nr)|st\.?[ -]?nr)\b\.?\s{0,3}:?\s{0,3}"
    r"(\d{2,3}/\d{3,4}/\d{4,5}|\d{10,13})(?![\d/])",
    re.IGNORECASE,
)
_IBAN = re.compile(r"IBAN[\w.\s-]{0,12}?:?\s{0,3}([A-Z]{2}\d\d(?:[ ]?[A-Z0-9]){11,30})")
_PAYERS = re.compile(
    r"\b(?:ihr(?:em|es)?\s+(?:konto|bankkonto)|abgebucht|eingezogen|abbuch|einzug|einziehen)",
    re.IGNORECASE,
)
_SHAPES = {"DE": 22, "AT": 20, "CH": 21}


def find_number(text: str) -> str | None:
    """Return the invoice number."""
    found = (match[1].rstrip(".-/_") for match in _NUMBER.finditer(text))
    return _only(one for one in found if re.search(r"\d", one) and not re.fullmatch(_DAY, one))


def find_date(text: str) -> date | None:
    """Return the day of the invoice."""
    for pattern in _DATES:
        if found := [_as_date(match) for match in pattern.finditer(text)]:
            return _only(found)
    return None


def find_vat_id(text: str) -> str | None:
    """Return the German VAT id; a customer's beside it makes both uncertain."""
    return _only("".join(match[1].split()).upper() for match in _VAT_ID.finditer(text))


def find_tax_number(text: str) -> str | None:
    """Return the German tax number."""
    return _only(match[1] for match in _TAX_NUMBER.finditer(text))


def find_ibans(text: str) -> tuple[str, ...]:
    """Return every account whose check digits are right, but not one that money comes from."""
    theirs = (match for match in _IBAN.finditer(text) if not _is_payers(text, match.start()))
    found = (_cut(iban(match[1]) or "") for match in theirs)
    return tuple(dict.fromkeys(one for one in found if one and is_valid_iban(one)))


def _is_payers(text: str, start: int) -> bool:
    return bool(_PAYERS.search(text[max(0, start - 80) : start]))


def _cut(number: str) -> str:
    return number[: _SHAPES.get(number[:2], len(number))]


def _as_date(match: re.Match[str]) -> date | None:
    said = match[1]
    if "-" in said:
        return iso_date(said)
    day, month, year = re.findall(r"\d+|[^\W\d_]+", said)
    return day_of(year, month, day)


def _only(values: Iterable[V]) -> V | None:
    different = set(values)
    return different.pop() if len(different) == 1 else None
