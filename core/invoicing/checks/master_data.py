"""Account and VAT id against the partner's master data; money only ever goes where those say."""

from __future__ import annotations

from collections.abc import Iterator

from core.invoicing.finding import Finding, error, warning
from core.invoicing.invoice import Invoice
from core.invoicing.known import Known


def check_master_data(invoice: Invoice, known: Known) -> Iterator[Finding]:
    """Yield a finding for each account or VAT id that is not the partner's known one."""
    strange = [iban for iban in invoice.ibans if known.ibans and iban not in known.ibans]
    for number in strange:
        yield error(
            "iban_unknown",
            f"Die IBAN {number} steht nicht in den Stammdaten des Betriebs. Bitte nur nach "
            "Rückfrage unter der bekannten Telefonnummer ändern.",
        )
    if known.vat_id and invoice.seller_vat_id and invoice.seller_vat_id != known.vat_id:
        yield warning(
            "vat_id_unknown",
            f"Die Umsatzsteuer-ID {invoice.seller_vat_id} ist nicht die bekannte des Betriebs.",
        )
