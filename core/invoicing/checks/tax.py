"""The tax breakdown fits itself, the lines and the sums (BR-CO-14, BR-CO-17, BR-S-08 and kin)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from core.invoicing.checks.tolerance import differ, zero_if_none
from core.invoicing.finding import Finding, error, warning
from core.invoicing.invoice import Invoice, TaxRow
from core.invoicing.values import german

WITHOUT_TAX = {
    "AE": "Umkehr der Steuerschuld",
    "E": "steuerfrei",
    "G": "Ausfuhr",
    "K": "innergemeinschaftliche Lieferung",
    "O": "nicht steuerbar",
    "Z": "Nullsatz",
}
"""Codes of UNCL 5305 under which no tax is due."""


def check_tax(invoice: Invoice) -> Iterator[Finding]:
    """Yield a finding for each amount of tax or base that does not follow from the rest."""
    amounts = [row.tax for row in invoice.tax_rows if row.tax is not None]
    total = sum(amounts, Decimal(0))
    if amounts and differ(total, invoice.totals.tax, len(amounts)):
        yield error(
            "tax_total_differs",
            f"Die Steuerbeträge ergeben {german(total)}, angegeben sind "
            f"{german(zero_if_none(invoice.totals.tax))}.",
        )
    for row in invoice.tax_rows:
        yield from _check_row(row, len(invoice.lines))
    yield from _check_bases(invoice)
    yield from _check_registration(invoice)


def _check_row(row: TaxRow, lines: int) -> Iterator[Finding]:
    if row.base is not None and row.rate is not None:
        # Where the tax was rounded line by line, each line may be half a cent off.
        tax = row.base * row.rate / 100
        if differ(tax, row.tax, lines):
            yield error(
                "tax_differs",
                f"{german(row.base)} zu {row.rate.normalize():f} % ergeben {german(tax)} Steuer, "
                f"angegeben sind {german(zero_if_none(row.tax))}.",
            )
    if row.category == "S" and row.rate is not None and row.rate <= 0:
        yield error(
            "rate_missing", "Für steuerpflichtige Leistungen ist kein Steuersatz angegeben."
        )
    if row.category in WITHOUT_TAX:
        yield from _check_without_tax(row, WITHOUT_TAX[row.category])


def _check_without_tax(row: TaxRow, name: str) -> Iterator[Finding]:
    if row.tax or row.rate:
        yield error("tax_without_ground", f"Steuer ist berechnet, obwohl „{name}“ angegeben ist.")
    if row.category != "Z" and not row.is_reasoned:
        yield warning("exemption_reason_missing", f"Der Grund für „{name}“ fehlt.")


def _check_bases(invoice: Invoice) -> Iterator[Finding]:
    """Compare what is taxed with lines, allowances and charges, category by category."""
    if not invoice.lines or any(line.category is None for line in invoice.lines):
        return
    counted: dict[tuple[str | None, Decimal], Decimal] = defaultdict(Decimal)
    for line in invoice.lines:
        counted[line.category, zero_if_none(line.rate)] += zero_if_none(line.net)
    for adjustment in invoice.adjustments:
        key = (adjustment.category, zero_if_none(adjustment.rate))
        counted[key] += zero_if_none(adjustment.amount)
    for row in invoice.tax_rows:
        base = counted.get((row.category, zero_if_none(row.rate)))
        if base is not None and differ(base, row.base, len(invoice.lines)):
            yield error(
                "tax_base_differs",
                f"Zu {zero_if_none(row.rate).normalize():f} % sind {german(base)} abgerechnet, "
                f"versteuert werden {german(zero_if_none(row.base))}.",
            )


def _check_registration(invoice: Invoice) -> Iterator[Finding]:
    """Section 14 (4) no. 2 UStG: tax number or VAT id (BR-CO-26, BR-S-02)."""
    is_taxed = any(row.tax for row in invoice.tax_rows)
    if is_taxed and not (invoice.seller_vat_id or invoice.seller_tax_number):
        yield warning("seller_not_registered", "Es fehlt eine Steuernummer oder Umsatzsteuer-ID.")
