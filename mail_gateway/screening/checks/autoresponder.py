"""Answers of autoresponders that use headers of their own."""

from __future__ import annotations

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark, Outcome

_HEADERS = (
    "x-autoreply", "x-autorespond", "x-auto-reply", "x-autoresponder", "x-mail-autoreply",
    "x-autoreply-from", "x-ms-exchange-generated-message-source",
    "x-vacation", "x-mdarcvacation",
)  # fmt: skip
_NO = {"", "no", "false", "0"}


def autoresponder(arrival: Arrival) -> Mark | None:
    """Whether a header says that an autoresponder wrote the mail."""
    named = any(arrival.header(name) not in _NO for name in _HEADERS)
    if not named and not arrival.header("delivered-to").startswith("autoresponder"):
        return None
    return Mark(
        code="autoresponder", outcome=Outcome.DROPPED_AUTO, answerable=False, auto_reply=True
    )
