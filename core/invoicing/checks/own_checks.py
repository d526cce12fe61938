"""Every check that needs nothing but the invoice itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from core.invoicing.checks.iban_digits import check_iban_digits
from core.invoicing.checks.lines import check_lines
from core.invoicing.checks.profile import check_profile
from core.invoicing.checks.required import check_required
from core.invoicing.checks.tax import check_tax
from core.invoicing.checks.totals import check_totals
from core.invoicing.finding import Finding
from core.invoicing.invoice import Invoice

CHECKS: tuple[Callable[[Invoice], Iterator[Finding]], ...] = (
    check_required,
    check_totals,
    check_tax,
    check_lines,
    check_iban_digits,
    check_profile,
)


def own_checks(invoice: Invoice) -> Iterator[Finding]:
    """Yield what all of them find, in their order."""
    for check in CHECKS:
        yield from check(invoice)
