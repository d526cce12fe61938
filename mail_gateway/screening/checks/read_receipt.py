"""Receipts that a mail was read or deleted (RFC 8098)."""

from __future__ import annotations

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark, Outcome


def read_receipt(arrival: Arrival) -> Mark | None:
    """Whether the mail is a disposition notification."""
    if arrival.mail.report_type != "disposition-notification":
        return None
    return Mark(code="read_receipt", outcome=Outcome.DROPPED_AUTO, answerable=False)
