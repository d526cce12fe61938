"""What we know from elsewhere, to compare an invoice with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is None or empty is not compared; days are local.

    ``numbers`` and ``files`` are the invoice numbers and SHA-256 of the partner's earlier
    invoices, ``ibans`` the accounts in the partner's master data, ``order_numbers`` the partner's
    own orders, ``ordered_on`` the day of the order in question, ``cap`` the most that an invoice
    may come to without a second look, in its own currency.
    """

    numbers: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    ibans: frozenset[str] = frozenset()
    vat_id: str | None = None
    order_numbers: frozenset[str] | None = None
    ordered_on: date | None = None
    received_on: date | None = None
    cap: Decimal | None = None
