"""A reading as other programs get it."""

from __future__ import annotations

from decimal import Decimal

from core.invoicing.invoice import Invoice
from core.invoicing.reading import Reading
from core.invoicing.values import two_decimals

_NOTHING = Invoice(syntax="text")


def as_object(reading: Reading) -> dict[str, object]:
    """Return the object of ``invoice read --json``; amounts are strings, days ISO 8601."""
    invoice = reading.invoice or _NOTHING
    totals = invoice.totals
    return {
        "readable": reading.invoice is not None,
        "syntax": reading.invoice.syntax if reading.invoice else None,
        "invoice_number": invoice.number,
        "issue_date": invoice.issued_on.isoformat() if invoice.issued_on else None,
        "seller_name": invoice.seller_name,
        "seller_vat_id": invoice.seller_vat_id,
        "seller_tax_number": invoice.seller_tax_number,
        "iban": list(invoice.ibans),
        "net": _amount(totals.net),
        "tax": _amount(totals.tax),
        "gross": _amount(totals.gross),
        "due": _amount(totals.due),
        "currency": invoice.currency,
        "type_code": invoice.type_code,
        "findings": [
            {"code": finding.code, "severity": finding.severity, "message": finding.message}
            for finding in reading.findings
        ],
    }


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else two_decimals(value)
