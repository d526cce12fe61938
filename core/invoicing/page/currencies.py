"""Which currency a page speaks of."""

from __future__ import annotations

import re
from collections import Counter

_SIGNS = {
    "EUR": r"€|\bEUR\b|\bEuro\b",
    "USD": r"\$|\bUSD\b",
    "GBP": r"£|\bGBP\b",
    "CHF": r"\bCHF\b|\bS?Fr\.",
    "PLN": r"\bPLN\b|\bzł\b",
    "CZK": r"\bCZK\b|\bKč\b",
    "DKK": r"\bDKK\b",
    "SEK": r"\bSEK\b",
    "NOK": r"\bNOK\b",
    "HUF": r"\bHUF\b|\bFt\b",
    "JPY": r"\bJPY\b|[¥円]",
    "TRY": r"\bTRY\b|₺",
}
_HOME = "EUR"
"""What an invoice means that names no currency."""


def shows_currency(page: str, code: str) -> bool:
    """Say whether a page's amounts are in the currency with this ISO 4217 code."""
    signs = _SIGNS | ({} if code in _SIGNS else {code: rf"\b{re.escape(code)}\b"})
    counted = Counter({other: _beside_amounts(page, sign) for other, sign in signs.items()})
    if counted.total():
        return counted[code] > 0 and counted[code] == max(counted.values())
    named = {other for other, sign in signs.items() if re.search(sign, page)}
    return code in (named or {_HOME})


def only_currency(page: str) -> str | None:
    """Return the currency that a page's amounts are in, if they are all in the same."""
    named = [code for code, sign in _SIGNS.items() if _beside_amounts(page, sign)]
    return named[0] if len(named) == 1 else None


def _beside_amounts(page: str, sign: str) -> int:
    return len(re.findall(rf"\d\s?(?:{sign})|(?:{sign})\s?-?\d", page))
