"""What an invoice has to say (EN 16931-1: BR-02 to BR-06, BR-13 to BR-15; section 14 UStG)."""

from __future__ import annotations

from collections.abc import Iterator

from core.invoicing.finding import Finding, warning
from core.invoicing.invoice import Invoice


def check_required(invoice: Invoice) -> Iterator[Finding]:
    """Yield a finding for each value that is missing or could not be relied on."""
    for code, name, value in (
        ("number_missing", "Die Rechnungsnummer", invoice.number),
        ("date_missing", "Das Rechnungsdatum", invoice.issued_on),
        ("currency_missing", "Die Währung", invoice.currency),
        ("seller_missing", "Der Name des Ausstellers", invoice.seller_name),
        ("net_missing", "Der Nettobetrag", invoice.totals.net),
        ("tax_missing", "Der Steuerbetrag", invoice.totals.tax),
        ("gross_missing", "Der Bruttobetrag", invoice.totals.gross),
    ):
        if value is None:
            yield warning(code, f"{name} fehlt oder ist nicht sicher zu lesen.")
