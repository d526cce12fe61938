"""Each position follows from quantity and price (BR-24 and the calculation of BT-131)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.invoicing.checks.tolerance import ROUNDING
from core.invoicing.finding import Finding, warning
from core.invoicing.invoice import Invoice, Line
from core.invoicing.values import german

MOST = 5
"""Findings; a file whose lines are all wrong says so by its first ones."""


def check_lines(invoice: Invoice) -> Iterator[Finding]:
    """Yield a finding for the first lines whose amount does not follow from what they say."""
    wrong = [line for line in invoice.lines if _is_wrong(line)]
    for line in wrong[:MOST]:
        counted, net = _counted(line), line.net
        assert counted is not None
        assert net is not None
        yield warning(
            "line_differs",
            f"Position {line.number or 'ohne Nummer'}: gerechnet {german(counted)}, "
            f"angegeben {german(net)}.",
        )


def _is_wrong(line: Line) -> bool:
    counted, net = _counted(line), line.net
    if counted is None or net is None:
        return False
    return abs(counted - net) > ROUNDING + _unsaid(line)


def _unsaid(line: Line) -> Decimal:
    """Return what the price's digits that were rounded away may come to."""
    assert line.price is not None
    assert line.quantity is not None
    exponent = line.price.as_tuple().exponent
    last_digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(line.quantity) / (line.price_base or 1) * last_digit / 2


def _counted(line: Line) -> Decimal | None:
    if line.quantity is None or line.price is None:
        return None
    return line.quantity * line.price / (line.price_base or 1) + line.adjustments
