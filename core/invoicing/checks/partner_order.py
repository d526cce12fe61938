"""The order is one that this partner received."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.invoicing.finding import Finding, error, warning
from core.invoicing.known import Known


def check_partner_order(order_numbers: Iterable[str], known: Known) -> Iterator[Finding]:
    """Yield a finding when the invoice names no order, or one that is not this partner's."""
    if known.order_numbers is None:
        return
    named = list(order_numbers)
    if not named:
        yield warning("order_missing", "Die Rechnung nennt keine Auftragsnummer.")
    for number in named:
        if number not in known.order_numbers:
            yield error("order_not_partners", f"Der Auftrag {number} ist keiner dieses Betriebs.")
