"""Reads a PDF; called by name in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator

from core.invoicing.checks.own_checks import own_checks
from core.invoicing.checks.visible import check_visible
from core.invoicing.codec import to_bytes
from core.invoicing.finding import Finding, error, first_of_each, warning
from core.invoicing.invoice import Invoice
from core.invoicing.pdf.active_content import check_active_content
from core.invoicing.pdf.attachments import attachments
from core.invoicing.pdf.embedded import embedded_invoice
from core.invoicing.pdf.opening import opened
from core.invoicing.pdf.page_words import PageWords, page_words
from core.invoicing.pdf.sizes import MOST_PAGES, check_sizes
from core.invoicing.plain.read_text import read_text
from core.invoicing.reading import Reading

_PICTURE = warning(
    "page_is_picture",
    "Die Seiten sind ein Bild. Verglichen wurde nur mit dem unsichtbaren Text darunter; bitte "
    "selbst vergleichen.",
)
_DANGEROUS = error("pdf_pages_unreadable", "Die Seiten des PDF ließen sich nicht gefahrlos lesen.")


def read(data: bytes) -> bytes:
    """Return the reading of a PDF, encoded: its data, its pages, and both against each other."""
    return to_bytes(_read(data, with_pages=True))


def read_without_pages(data: bytes) -> bytes:
    """Return the reading of a PDF whose pages ended the process when it looked at them."""
    return to_bytes(_read(data, with_pages=False))


def _read(data: bytes, *, with_pages: bool) -> Reading:
    pdf = opened(data)
    if isinstance(pdf, Finding):
        return Reading(None, (pdf,))
    with pdf:
        inside = attachments(pdf)
        invoice, findings = embedded_invoice(inside)
        findings += check_active_content(pdf, inside)
        sizes = list(check_sizes(pdf)) if with_pages else [_DANGEROUS]
    may_look = not any(finding.severity == "error" for finding in sizes)
    findings += sizes
    return _with_pages(invoice, findings, page_words(data, MOST_PAGES) if may_look else None)


def _with_pages(
    invoice: Invoice | None, findings: list[Finding], words: PageWords | None
) -> Reading:
    if invoice is not None:
        findings += own_checks(invoice)
        findings += _compared(invoice, words) if words is not None else ()
    elif words is not None:
        is_picture = words.is_picture()
        invoice, said = read_text(words.hidden, "ocr") if is_picture else read_text(words.seen)
        findings += said
        findings += own_checks(invoice) if invoice else ()
    return Reading(invoice, first_of_each(findings))


def _compared(invoice: Invoice, words: PageWords) -> Iterator[Finding]:
    if words.is_picture():
        yield _PICTURE
    yield from check_visible(invoice, words.hidden if words.is_picture() else words.seen)
