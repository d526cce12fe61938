"""Whether what the XML says is what the page says: a person reads the page, a machine the XML.

Known fraud leaves the page as it was and changes the account in the XML.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.invoicing.finding import Finding, error, warning
from core.invoicing.invoice import Invoice
from core.invoicing.page.page import Page
from core.invoicing.values import german


def check_visible(invoice: Invoice, text: str) -> Iterator[Finding]:
    """Yield a finding for each value of the XML that no page shows."""
    page = Page(text)
    if page.is_empty():
        yield warning(
            "page_without_text",
            "Auf den Seiten steht kein lesbarer Text; sie ließen sich nicht mit den "
            "Rechnungsdaten vergleichen.",
        )
        return
    yield from _accounts(invoice, page)
    yield from _amounts(invoice, page)
    yield from _names(invoice, page)


def _accounts(invoice: Invoice, page: Page) -> Iterator[Finding]:
    for iban in invoice.ibans:
        if not (page.shows_code(iban) or _shows_old_account(page, iban)):
            yield error("iban_not_on_page", _said("Die IBAN", iban))


def _shows_old_account(page: Page, iban: str) -> bool:
    """Say whether bank code and account number stand there instead, as before 2014."""
    account = iban[12:].lstrip("0")
    return (
        iban.startswith("DE")
        and len(account) >= 4
        and page.shows_code(iban[4:12])
        and page.shows_code(account)
        and "IBAN" not in page.text.upper()
    )


def _amounts(invoice: Invoice, page: Page) -> Iterator[Finding]:
    gross, due = invoice.totals.gross, invoice.totals.due
    if gross is not None and not page.shows_amount(gross):
        yield error("gross_not_on_page", _said("Der Bruttobetrag", german(gross)))
    if due and due != gross and not page.shows_amount(due):
        yield warning("due_not_on_page", _said("Der Zahlbetrag", german(due)))
    if invoice.currency and not page.shows_currency(invoice.currency):
        yield error("currency_not_on_page", _said("Die Währung", invoice.currency))


def _names(invoice: Invoice, page: Page) -> Iterator[Finding]:
    vat_id, number, day = invoice.seller_vat_id, invoice.number, invoice.issued_on
    if vat_id and not page.shows_code(vat_id):
        yield error("vat_id_not_on_page", _said("Die Umsatzsteuer-ID", vat_id))
    if number and not page.shows_text(number):
        yield warning("number_not_on_page", _said("Die Rechnungsnummer", number))
    if day and not page.shows_day(day):
        yield warning("date_not_on_page", _said("Das Rechnungsdatum", f"{day:%d.%m.%Y}"))


def _said(name: str, value: str) -> str:
    return f"{name} {value} steht in den Rechnungsdaten, aber auf keiner Seite."
