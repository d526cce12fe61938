"""Values as invoices write them: amounts, dates, names and numbers of a bank account."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

CENT = Decimal("0.01")
LONGEST_TEXT = 2_000
_WIDE = Context(prec=80, rounding=ROUND_HALF_UP)
"""Wide enough for the product of any two numbers that are let in."""
_DECIMAL = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{0,20})?|\.\d{1,20})", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_PLAIN_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\d{2,6})?", re.ASCII)
_ACCOUNT = re.compile(r"[A-Z0-9]{4,34}", re.ASCII)
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", re.ASCII)
_IBAN_LENGTHS = {"AT": 20, "BE": 16, "CH": 21, "DE": 22, "FR": 27, "LU": 20, "NL": 18, "PL": 28}


def plain_text(value: str) -> str | None:
    """Return a text on one line, without control characters; None when nothing is left."""
    kept = "".join(" " if _is_odd(character) else character for character in value[:LONGEST_TEXT])
    return " ".join(kept.split()) or None


def _is_odd(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def decimal(value: str) -> Decimal | None:
    """Return a number in XML's notation (xs:decimal); None for anything else."""
    value = value.strip()
    return Decimal(value) if _DECIMAL.fullmatch(value) else None


def two_decimals(value: Decimal) -> str:
    """Such as "1234.50", as programs read it."""
    rounded = value.quantize(CENT, context=_WIDE)
    return f"{rounded or abs(rounded):.2f}"


def german(value: Decimal) -> str:
    """Such as "1.234,50", as people read it."""
    text = f"{value.quantize(CENT, context=_WIDE):,.2f}"
    return text.translate(str.maketrans(",.", ".,"))


def iso_date(value: str) -> date | None:
    """Return a date in XML's notation (xs:date), its time zone left aside."""
    return _date(_ISO_DATE.fullmatch(value.strip()))


def compact_date(value: str) -> date | None:
    """Return a date in UN/CEFACT's notation: 102 (YYYYMMDD), or 203 with a time behind it."""
    return _date(_PLAIN_DATE.fullmatch(value.strip())) or iso_date(value.strip()[:10])


def _date(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def account(value: str) -> str | None:
    """Return what is said to be an IBAN without spaces, in capitals, even if it cannot be one.

    Leaving it out would hide from people where money is to go.
    """
    joined = re.sub(r"[\s.-]", "", value).upper()
    return joined if _ACCOUNT.fullmatch(joined) else None


def iban(value: str) -> str | None:
    """Return the same, but only what looks like an IBAN; check digits are not judged."""
    joined = account(value)
    return joined if joined and _IBAN.fullmatch(joined) else None


def vat_id(value: str) -> str | None:
    """Return a VAT id without spaces, in capitals; its form is not judged."""
    return "".join(value.split()).upper() or None


def is_valid_iban(value: str) -> bool:
    """Say whether form, length and check digits are right (ISO 13616, MOD 97-10)."""
    if not _IBAN.fullmatch(value) or len(value) != _IBAN_LENGTHS.get(value[:2], len(value)):
        return False
    turned = value[4:] + value[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1
