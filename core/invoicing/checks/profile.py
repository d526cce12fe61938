"""Whether the file counts as an electronic invoice (section 14 (1) UStG, BMF 15 October 2024)."""

from __future__ import annotations

from collections.abc import Iterator

from core.invoicing.finding import Finding, info
from core.invoicing.invoice import Invoice

_TOO_LITTLE = {"minimum": "MINIMUM", "basicwl": "BASIC-WL"}


def check_profile(invoice: Invoice) -> Iterator[Finding]:
    """Yield why a file is none, if it is none; it is read all the same."""
    profile = (invoice.profile or "").lower().replace("-", "").replace(" ", "")
    if invoice.syntax in {"text", "ocr"}:
        yield info("no_e_invoice", "Die Datei enthält keine Rechnungsdaten, nur Text.")
    elif invoice.syntax == "ZF1":
        yield info("no_e_invoice", "ZUGFeRD 1.0 gilt nicht als E-Rechnung.")
    for ending, name in _TOO_LITTLE.items():
        if profile.endswith(ending):
            yield info("no_e_invoice", f"Das Profil {name} gilt nicht als E-Rechnung.")
