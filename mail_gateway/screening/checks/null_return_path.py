"""Mail from nobody, as bounces are (RFC 5321, section 4.5.5)."""

from __future__ import annotations

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark, Outcome


def null_return_path(arrival: Arrival) -> Mark | None:
    """Whether the return path is empty: no answer; a bounce that nobody understood is for staff."""
    if arrival.return_path is None or arrival.return_path.strip("<> "):
        return None
    return Mark(code="null_return_path", outcome=Outcome.STAFF, answerable=False)
