"""A reading as a table for people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rich.console import Group
from rich.table import Table
from rich.text import Text

from core.invoicing import Finding, Invoice, Reading
from core.invoicing.values import german, plain_text

SYNTAXES = {"text": "Text der Seiten", "ocr": "Texterkennung", "ZF1": "ZUGFeRD 1.0"}
STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
WORDS = {"error": "Fehler", "warning": "Achtung", "info": "Hinweis"}
UNKNOWN = "–"


def invoice_table(name: str, reading: Reading) -> Group:
    """Return what a file says, and below it what is odd; text from the file is never markup."""
    table = Table(title=Text(plain_text(name) or UNKNOWN), title_justify="left", show_header=False)
    if reading.invoice is None:
        table.add_row(Text("Nicht lesbar"))
    else:
        for label, value in _rows(reading.invoice):
            table.add_row(Text(label), Text(value or UNKNOWN))
    return Group(table, *(_line(finding) for finding in reading.findings))


def _rows(invoice: Invoice) -> Iterator[tuple[str, str | None]]:
    totals = invoice.totals
    yield "Format", SYNTAXES.get(invoice.syntax, invoice.syntax)
    yield "Nummer", invoice.number
    yield "Datum", f"{invoice.issued_on:%d.%m.%Y}" if invoice.issued_on else None
    yield "Aussteller", invoice.seller_name
    yield "Umsatzsteuer-ID", invoice.seller_vat_id
    yield "Steuernummer", invoice.seller_tax_number
    yield "IBAN", ", ".join(invoice.ibans)
    for label, amount in (
        ("Netto", totals.net),
        ("Steuer", totals.tax),
        ("Brutto", totals.gross),
        ("Zahlbetrag", totals.due),
    ):
        yield label, _money(amount, invoice.currency)


def _money(amount: Decimal | None, currency: str | None) -> str | None:
    return None if amount is None else f"{german(amount)} {currency or ''}".strip()


def _line(finding: Finding) -> Text:
    return Text(f"  {WORDS[finding.severity]}: {finding.message}", STYLES[finding.severity])
