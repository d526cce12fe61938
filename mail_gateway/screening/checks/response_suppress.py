"""Senders that want no automatic answer (MS-OXCMAIL, X-Auto-Response-Suppress)."""

from __future__ import annotations

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark


def response_suppress(arrival: Arrival) -> Mark | None:
    """Whether answers are asked off; people's mail may say so too, so it is read all the same."""
    if arrival.header("x-auto-response-suppress") in ("", "none"):
        return None
    return Mark(code="response_suppress", answerable=False)
