"""Senders that are machines by their name."""

from __future__ import annotations

import re

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark, Outcome

_NO_REPLY = re.compile(
    r"(?:.*[._+-])?(?:no|not|do-?not|nicht|keine?)[._-]?(?:reply|replies|respond|antwort(?:en)?)"
    r"(?:[._+-].*)?|(?:.*[._-])?(?:bounces?|notifications?|automat(?:ic|isch)|daemon)(?:[+=].*)?",
)


def machine_sender(arrival: Arrival) -> Mark | None:
    """Whether a mail system or a no-reply address sent it."""
    if arrival.machine_sender:
        return Mark(code="mail_system_sender", outcome=Outcome.STAFF, answerable=False)
    sender = arrival.mail.senders[0].address if arrival.mail.senders else ""
    local = sender.rpartition("@")[0].lower()[:100]
    if local and _NO_REPLY.fullmatch(local):
        return Mark(code="no_reply_sender", answerable=False)
    return None
