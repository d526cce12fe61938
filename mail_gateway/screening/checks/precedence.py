"""Mass mail by its old header (RFC 2076)."""

from __future__ import annotations

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark, Outcome


def precedence(arrival: Arrival) -> Mark | None:
    """Whether Precedence says bulk, junk, list or auto_reply."""
    value = arrival.header("precedence") or arrival.header("x-precedence")
    if value in ("auto_reply", "auto-reply"):
        return Mark(
            code="precedence", outcome=Outcome.DROPPED_AUTO, answerable=False, auto_reply=True
        )
    if value not in ("bulk", "junk", "list"):
        return None
    outcome = Outcome.CASE if arrival.may_matter else Outcome.DROPPED_AUTO
    return Mark(code="precedence", outcome=outcome, answerable=False)
