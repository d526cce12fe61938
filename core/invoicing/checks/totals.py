"""The sums of the document fit each other (EN 16931-1: BR-CO-10 to BR-CO-16)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.invoicing.checks.tolerance import differ, zero_if_none
from core.invoicing.finding import Finding, error
from core.invoicing.invoice import Invoice
from core.invoicing.values import german


def check_totals(invoice: Invoice) -> Iterator[Finding]:
    """Yield a finding for each sum that its parts do not make."""
    yield from _from_lines(invoice)
    yield from _from_adjustments(invoice)
    yield from _from_sums(invoice)


def _from_lines(invoice: Invoice) -> Iterator[Finding]:
    amounts = [line.net for line in invoice.lines if line.net is not None]
    if not amounts or len(amounts) < len(invoice.lines):
        return
    total = sum(amounts, Decimal(0))
    if differ(total, invoice.totals.lines, len(amounts)):
        yield _wrong("line_total_differs", "Die Summe der Positionen", total, invoice.totals.lines)


def _from_adjustments(invoice: Invoice) -> Iterator[Finding]:
    amounts = [zero_if_none(adjustment.amount) for adjustment in invoice.adjustments]
    charged = sum((amount for amount in amounts if amount > 0), Decimal(0))
    stated = zero_if_none(invoice.totals.charges) - zero_if_none(invoice.totals.allowances)
    # One comparison for BR-CO-11 and 12: a negative charge may be stated as an allowance, and in
    # corrections with negative lines both signs are in use.
    total = sum(amounts, Decimal(0))
    if zero_if_none(invoice.totals.lines) < 0:
        total, stated = abs(total), abs(stated)
    if amounts and differ(total, stated, len(amounts)):
        name = "Die Summe der Zuschläge und Nachlässe" if charged else "Die Summe der Nachlässe"
        yield _wrong("adjustment_total_differs", name, total, stated)


def _from_sums(invoice: Invoice) -> Iterator[Finding]:
    totals = invoice.totals
    if totals.lines is not None:
        net = totals.lines - zero_if_none(totals.allowances) + zero_if_none(totals.charges)
        if differ(net, totals.net):
            yield _wrong("net_differs", "Der Nettobetrag", net, totals.net)
    if totals.net is not None and totals.tax is not None:
        gross = totals.net + totals.tax
        if differ(gross, totals.gross):
            yield _wrong("gross_differs", "Netto und Steuer zusammen", gross, totals.gross)
    if totals.gross is not None:
        due = totals.gross - zero_if_none(totals.prepaid) + zero_if_none(totals.rounding)
        due += zero_if_none(totals.third_party)
        is_settled_otherwise = due < 0 and totals.due == 0
        if differ(due, totals.due) and not is_settled_otherwise:
            yield _wrong("due_differs", "Der Zahlbetrag", due, totals.due)


def _wrong(code: str, name: str, counted: Decimal, stated: Decimal | None) -> Finding:
    return error(
        code,
        f"{name}: gerechnet {german(counted)}, angegeben {german(zero_if_none(stated))}.",
    )
