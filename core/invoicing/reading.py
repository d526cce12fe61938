"""The outcome of reading a file as an invoice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.invoicing.finding import Finding
from core.invoicing.invoice import Invoice
from core.language.order_numbers import FOREIGN, find_order_numbers


@dataclass(frozen=True, slots=True)
class Reading:
    """``invoice`` is None when nothing in the file could be read as one; findings say why."""

    invoice: Invoice | None
    findings: tuple[Finding, ...] = ()

    def order_numbers(self, pattern: re.Pattern[str] = FOREIGN) -> tuple[str, ...]:
        """Return every certain order number the invoice names, BT-13 first, each once.

        ``pattern`` is how foreign order numbers look (a setting); our own have a check digit.
        """
        references = self.invoice.references if self.invoice else ()
        numbers = (find_order_numbers(said.text, pattern) for said in references)
        return tuple(dict.fromkeys(number for found in numbers for number in found))

    def has_errors(self) -> bool:
        """Say whether something keeps the invoice from being settled as it is."""
        return any(finding.severity == "error" for finding in self.findings)
