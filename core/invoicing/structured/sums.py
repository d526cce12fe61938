"""Amounts that may stand more than once."""

from __future__ import annotations

from decimal import Decimal

from core.invoicing.structured.finder import Finder
from core.invoicing.values import decimal


def in_currency(found: list[Finder], currency: str | None) -> Decimal | None:
    """Return the amount in the invoice's own currency; tax may be stated in another one too.

    Two different amounts in the same currency are none.
    """
    amounts = {decimal(one.own_text()) for one in found if one.attribute("currencyID") == currency}
    if not amounts:
        amounts = {decimal(one.own_text()) for one in found}
    return amounts.pop() if len(amounts) == 1 else None


def balance(found: list[Finder]) -> Decimal | None:
    """Return the sum of all amounts, None when there are none."""
    amounts = [decimal(one.own_text()) for one in found]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
