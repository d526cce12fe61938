"""How far two amounts may lie apart that were rounded on different ways."""

from __future__ import annotations

from decimal import Decimal

from core.invoicing.values import CENT

ROUNDING = 2 * CENT


def differ(one: Decimal | None, other: Decimal | None, terms: int = 0) -> bool:
    """Say whether two known amounts differ by more than rounding explains.

    ``terms`` is how many rounded amounts went into one of them: each may be half a cent off.
    """
    if one is None or other is None:
        return False
    return abs(one - other) > max(ROUNDING, terms * CENT / 2)


def zero_if_none(amount: Decimal | None) -> Decimal:
    """Return the amount; one that is not stated is zero."""
    return Decimal(0) if amount is None else amount
