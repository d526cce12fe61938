"""A reading against what we know from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from core.invoicing.checks.duplicates import check_duplicates
from core.invoicing.checks.master_data import check_master_data
from core.invoicing.checks.partner_order import check_partner_order
from core.invoicing.checks.plausible import check_plausible
from core.invoicing.finding import Finding
from core.invoicing.known import Known
from core.invoicing.reading import Reading
from core.language.order_numbers import FOREIGN


def compare(
    reading: Reading, sha256: str, known: Known, pattern: re.Pattern[str] = FOREIGN
) -> Reading:
    """Return the reading with what the comparison finds; pure.

    ``sha256`` is the file's, in hexadecimal; ``pattern`` as in Reading.order_numbers.
    """
    return replace(reading, findings=(*reading.findings, *_found(reading, sha256, known, pattern)))


def _found(
    reading: Reading, sha256: str, known: Known, pattern: re.Pattern[str]
) -> Iterator[Finding]:
    invoice = reading.invoice
    if invoice is None:
        return
    yield from check_duplicates(invoice, sha256, known)
    yield from check_master_data(invoice, known)
    yield from check_partner_order(reading.order_numbers(pattern), known)
    yield from check_plausible(invoice, known)
