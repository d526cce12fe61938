"""The same invoice must not come twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.invoicing.finding import Finding, error
from core.invoicing.invoice import Invoice
from core.invoicing.known import Known


def check_duplicates(invoice: Invoice, sha256: str, known: Known) -> Iterator[Finding]:
    """Yield a finding for a file or a number that this partner sent before."""
    if sha256 in known.files:
        yield error("file_again", "Genau diese Datei haben wir schon einmal erhalten.")
    elif invoice.number and _bare(invoice.number) in {_bare(number) for number in known.numbers}:
        yield error(
            "number_again",
            f"Die Rechnungsnummer {invoice.number} haben wir von diesem Betrieb schon erhalten.",
        )


def _bare(number: str) -> str:
    """Return a number without what is written now this way, now that."""
    return re.sub(r"[\W_]", "", number).casefold()
