"""Which of the files inside a PDF is the invoice."""

from __future__ import annotations

from core.invoicing.finding import Finding, error
from core.invoicing.invoice import Invoice
from core.invoicing.kind import looks_like_xml
from core.invoicing.pdf.attachments import Attachment
from core.invoicing.structured.read_xml import read_xml

NAMES = ("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml")
"""As Factur-X 1.0 and ZUGFeRD 1 and 2 prescribe them; capitals differ in practice."""
MOST_READ = 10


def embedded_invoice(inside: list[Attachment]) -> tuple[Invoice | None, list[Finding]]:
    """Return the invoice among the files, by its content first and its name second."""
    found: list[Invoice] = []
    said: list[list[Finding]] = []
    failed: list[Finding] = []
    for attachment in sorted(filter(_may_be, inside), key=_rank)[:MOST_READ]:
        invoice, findings = _read(attachment)
        if invoice is not None:
            found.append(invoice)
            said.append(findings)
        elif _rank(attachment) < len(NAMES):
            failed += findings
    if not found:
        return None, failed
    return found[0], [*said[0], *_contradiction(found), *failed]


def _may_be(attachment: Attachment) -> bool:
    return attachment.name.lower().endswith(".xml") or looks_like_xml(attachment.data or b"")


def _rank(attachment: Attachment) -> int:
    name = attachment.name.lower().strip()
    return NAMES.index(name) if name in NAMES else len(NAMES)


def _read(attachment: Attachment) -> tuple[Invoice | None, list[Finding]]:
    if attachment.data is None:
        message = "Die Rechnungsdaten im PDF sind beschädigt oder zu groß."
        return None, [error("attachment_unreadable", message)]
    return read_xml(attachment.data)


def _contradiction(found: list[Invoice]) -> list[Finding]:
    first, *others = [_who_gets_what(one) for one in found]
    if all(other == first for other in others):
        return []
    message = "Im PDF stecken mehrere Rechnungen, die sich widersprechen."
    return [error("invoices_contradict", message)]


def _who_gets_what(one: Invoice) -> tuple[object, ...]:
    sums = (one.totals.gross, one.totals.due)
    return (one.number, one.issued_on, one.seller_vat_id, one.ibans, one.currency, *sums)
