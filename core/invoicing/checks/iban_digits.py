"""The check digits of the accounts (ISO 13616)."""

from __future__ import annotations

from collections.abc import Iterator

from core.invoicing.finding import Finding, warning
from core.invoicing.invoice import Invoice
from core.invoicing.values import is_valid_iban


def check_iban_digits(invoice: Invoice) -> Iterator[Finding]:
    """Yield a finding for each IBAN that cannot exist."""
    for number in invoice.ibans:
        if not is_valid_iban(number):
            yield warning("iban_invalid", f"Die IBAN {number} kann nicht stimmen (Prüfziffer).")
