"""From bytes to an invoice, by the root element."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.invoicing.finding import Finding, error
from core.invoicing.invoice import Invoice, Source
from core.invoicing.structured.cross_industry import read_cross_industry
from core.invoicing.structured.cross_industry_words import CII, ZF1
from core.invoicing.structured.door import UnfitXml, parse
from core.invoicing.structured.element import Element
from core.invoicing.structured.ubl import CREDIT_NOTE, INVOICE, read_ubl

_SAID_OF_UNFIT = {
    "xml_too_large": "Die XML-Datei ist zu groß.",
    "xml_doctype": "Die XML-Datei enthält eine DOCTYPE-Angabe; so etwas nehmen wir nicht an.",
    "xml_encoding": "Die Zeichenkodierung der XML-Datei nehmen wir nicht an.",
    "xml_unreadable": "Die XML-Datei ist beschädigt.",
    "not_an_invoice": "Die XML-Datei ist keine Rechnung in einem bekannten Format.",
}
_Reader = Callable[[Element, list[Finding]], Invoice]
_ROOTS: dict[str, _Reader] = {
    f"{{{CII.prefixes['rsm']}}}CrossIndustryInvoice": (
        lambda root, findings: read_cross_industry(root, CII, findings)
    ),
    f"{{{ZF1.prefixes['rsm']}}}CrossIndustryDocument": (
        lambda root, findings: read_cross_industry(root, ZF1, findings)
    ),
    INVOICE: read_ubl,
    CREDIT_NOTE: read_ubl,
}


def read_xml(data: bytes) -> tuple[Invoice | None, list[Finding]]:
    """Return what the XML says, or why it says nothing."""
    try:
        root = parse(data)
    except UnfitXml as unfit:
        return None, [error(unfit.code, _SAID_OF_UNFIT[unfit.code])]
    reader = _ROOTS.get(root.tag)
    if reader is None:
        return None, [error("not_an_invoice", _SAID_OF_UNFIT["not_an_invoice"])]
    findings: list[Finding] = []
    invoice = reader(root, findings)
    return replace(invoice, sources=_sources(invoice, "xml")), findings


def _sources(invoice: Invoice, source: Source) -> dict[str, Source]:
    values = {
        "number": invoice.number,
        "issued_on": invoice.issued_on,
        "type_code": invoice.type_code,
        "currency": invoice.currency,
        "seller_name": invoice.seller_name,
        "seller_vat_id": invoice.seller_vat_id,
        "seller_tax_number": invoice.seller_tax_number,
        "ibans": invoice.ibans or None,
        "net": invoice.totals.net,
        "tax": invoice.totals.tax,
        "gross": invoice.totals.gross,
        "due": invoice.totals.due,
    }
    return {name: source for name, value in values.items() if value is not None}
