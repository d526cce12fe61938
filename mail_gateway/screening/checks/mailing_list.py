"""Mail that came over a mailing list (RFC 2369, RFC 2919)."""

from __future__ import annotations

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark, Outcome

_HEADERS = (
    "list-id", "list-unsubscribe", "list-post", "list-help", "list-owner", "list-subscribe",
    "list-archive", "mailing-list", "x-mailing-list", "x-mailman-version", "feedback-id",
)  # fmt: skip


def mailing_list(arrival: Arrival) -> Mark | None:
    """Whether a header names a list; a document or an answer to us in it is for staff."""
    if not any(arrival.mail.headers.first(name) is not None for name in _HEADERS):
        return None
    outcome = Outcome.STAFF if arrival.may_matter else Outcome.DROPPED_AUTO
    return Mark(code="mailing_list", outcome=outcome, answerable=False)
