"""From the text of the pages to an invoice."""

from __future__ import annotations

import re
from typing import Literal

from core.invoicing.finding import Finding, error, info, warning
from core.invoicing.invoice import Invoice, Reference, Source, Totals
from core.invoicing.page.currencies import only_currency
from core.invoicing.page.text import plain
from core.invoicing.plain.amounts import Candidates, find_amounts
from core.invoicing.plain.labelled import (
    find_date,
    find_ibans,
    find_number,
    find_tax_number,
    find_vat_id,
)

_INVOICE = re.compile(r"rechnung|invoice|honorar|gutschrift", re.IGNORECASE)
_ORDER = re.compile(
    r"auftrag|bestell|zeichen|referenz|vorgang|betreff|(?<!\d)\d{11}(?!\d)", re.IGNORECASE
)
_MOST_REFERENCES = 50


def read_text(
    words: str, syntax: Literal["text", "ocr"] = "text"
) -> tuple[Invoice | None, list[Finding]]:
    """Return what a page's text says for certain; what may be meant stands in the findings."""
    page = plain(words)
    if not page.strip():
        message = "Auf den Seiten steht kein Text; vermutlich ist das PDF ein Scan."
        return None, [error("no_text", message)]
    if not _INVOICE.search(page):
        message = "Das PDF enthält keine Rechnungsdaten und liest sich nicht wie eine Rechnung."
        return None, [error("not_an_invoice", message)]
    lines = page.splitlines()
    candidates = find_amounts(lines)
    totals = _totals(candidates)
    invoice = Invoice(
        syntax=syntax,
        number=find_number(page),
        issued_on=find_date(page),
        currency=only_currency(page),
        seller_vat_id=find_vat_id(page),
        seller_tax_number=find_tax_number(page),
        ibans=find_ibans(page),
        totals=totals,
        references=_references(lines),
        sources=_sources(totals, syntax),
    )
    return invoice, _about_amounts(candidates, totals)


def _totals(candidates: Candidates) -> Totals:
    proven = candidates.proven()
    return Totals() if proven is None else Totals(net=proven[0], tax=proven[1], gross=proven[2])


def _sources(totals: Totals, source: Source) -> dict[str, Source]:
    return {} if totals.gross is None else {"net": source, "tax": source, "gross": source}


def _references(lines: list[str]) -> tuple[Reference, ...]:
    named = [Reference("page", line[:300]) for line in lines if _ORDER.search(line)]
    return tuple(named[:_MOST_REFERENCES])


def _about_amounts(candidates: Candidates, totals: Totals) -> list[Finding]:
    if totals.gross is not None:
        message = "Die Beträge stehen nur als Text in der Datei; sie passen zueinander."
        return [info("amounts_from_text", message)]
    if not str(candidates):
        return []
    return [warning("amounts_unproven", f"Nicht sicher zu lesen; möglich: {candidates}.")]
