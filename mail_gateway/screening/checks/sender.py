"""Who sent it: exactly one person has to be named (RFC 5322, section 3.6.2)."""

from __future__ import annotations

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark, Outcome


def unclear_sender(arrival: Arrival) -> Mark | None:
    """Whether nobody, or more than one, is named as the sender."""
    if arrival.mail.sender is not None and "two_from_fields" not in arrival.mail.findings:
        return None
    code = "many_senders" if arrival.mail.senders else "no_sender"
    return Mark(code=code, outcome=Outcome.STAFF, answerable=False)
