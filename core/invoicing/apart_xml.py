"""Reads an XML file; called by name in a process of its own."""

from __future__ import annotations

from core.invoicing.checks.own_checks import own_checks
from core.invoicing.codec import to_bytes
from core.invoicing.finding import first_of_each
from core.invoicing.reading import Reading
from core.invoicing.structured.read_xml import read_xml


def read(data: bytes) -> bytes:
    """Return the reading of an XML file, encoded."""
    invoice, findings = read_xml(data)
    if invoice is not None:
        findings += own_checks(invoice)
    return to_bytes(Reading(invoice, first_of_each(findings)))
