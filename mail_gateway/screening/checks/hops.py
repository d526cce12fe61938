"""Mail that went round in circles (RFC 5321, section 6.3)."""

from __future__ import annotations

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark, Outcome


def too_many_hops(arrival: Arrival) -> Mark | None:
    """Whether more servers passed it on than any honest way has."""
    if len(arrival.mail.headers.all("received")) <= arrival.rules.most_hops:
        return None
    return Mark(code="too_many_hops", outcome=Outcome.STAFF, answerable=False)
