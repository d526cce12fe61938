"""Day and amount are such as they can be."""

from __future__ import annotations

from collections.abc import Iterator

from core.invoicing.finding import Finding, error, warning
from core.invoicing.invoice import Invoice
from core.invoicing.known import Known
from core.invoicing.values import german


def check_plausible(invoice: Invoice, known: Known) -> Iterator[Finding]:
    """Yield a finding for a day before the order or after today, and an amount over the cap."""
    day, gross = invoice.issued_on, invoice.totals.gross
    if day and known.ordered_on and day < known.ordered_on:
        yield error(
            "date_before_order",
            f"Die Rechnung ist vom {day:%d.%m.%Y}, der Auftrag erst vom "
            f"{known.ordered_on:%d.%m.%Y}.",
        )
    if day and known.received_on and day > known.received_on:
        yield warning("date_in_future", f"Das Rechnungsdatum {day:%d.%m.%Y} liegt in der Zukunft.")
    if gross is not None and known.cap is not None and gross > known.cap:
        yield warning(
            "amount_over_cap",
            f"Der Betrag {german(gross)} liegt über der Grenze von {german(known.cap)}.",
        )
