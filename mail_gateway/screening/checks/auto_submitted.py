"""Mail that says itself that no person sent it (RFC 3834, section 5)."""

from __future__ import annotations

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark, Outcome


def auto_submitted(arrival: Arrival) -> Mark | None:
    """Whether Auto-Submitted says anything but ``no``.

    An answer of a machine goes nowhere. What a program sent on its own, such as the invoice of an
    accounting program, is seen when there is a document in it.
    """
    value = arrival.header("auto-submitted")
    if value in ("", "no"):
        return None
    replied = value.startswith("auto-replied")
    if not replied and arrival.may_matter:
        return Mark(code="auto_submitted", answerable=False)
    return Mark(
        code="auto_submitted", outcome=Outcome.DROPPED_AUTO, answerable=False, auto_reply=replied
    )
