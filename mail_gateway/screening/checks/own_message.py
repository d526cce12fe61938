"""Our own mail came back: a loop."""

from __future__ import annotations

from mail_gateway.screening.rules import Arrival, is_ours
from mail_gateway.screening.verdict import Mark, Outcome


def own_message(arrival: Arrival) -> Mark | None:
    """Whether the mail carries a Message-ID of ours, or one of our addresses as its sender."""
    sender = arrival.mail.sender
    ours = sender is not None and sender.key in arrival.rules.own_addresses
    if not ours and not is_ours(arrival.mail.message_id, arrival.rules):
        return None
    return Mark(code="own_message", outcome=Outcome.DROPPED_AUTO, answerable=False)
