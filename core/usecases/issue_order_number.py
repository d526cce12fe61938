"""Make a new order number: 30 random bits and a check digit, so that none can be guessed.

The bits are added to ten digits that never begin with a zero, which would look like a telephone
number to whoever reads it.
"""

from __future__ import annotations

import secrets

from core.language.order_numbers import check_digit
from core.ports.unit_of_work import UnitOfWork

RANDOM_BITS = 30
FIRST = 1_000_000_000


def issue_order_number(uow: UnitOfWork) -> str:
    """Return eleven digits that no order has yet."""
    while True:
        digits = str(FIRST + secrets.randbits(RANDOM_BITS))
        number = digits + check_digit(digits)
        if uow.orders.by_number(number) is None:
            return number
