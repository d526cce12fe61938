"""Within a conversation, messages went out in their order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby

import sqlalchemy as sa

from core.auditing.invariant import Evidence, Invariant, Tally
from core.storage.conversation_tables import messages, outbox
from core.storage.types import AnyRow

NEVER = datetime.max.replace(tzinfo=UTC)
_m, _o = messages.c, outbox.c
_OUTGOING = (
    sa.select(_m.conversation_id, _m.turn, _o.id, _o.due_at, _o.state, _o.sent_at)
    .join(outbox, _o.id == _m.outbox_id)
    .where(_m.direction == "out")
    .order_by(_m.conversation_id, _m.id)
)


def _check_order(evidence: Evidence, tally: Tally) -> None:
    rows = evidence.stream(_OUTGOING)
    for _, of_conversation in groupby(rows, key=lambda row: row.conversation_id):
        _check_conversation(of_conversation, tally)


def _check_conversation(rows: Iterable[AnyRow], tally: Tally) -> None:
    """Compare each sent message with the one that waited longest among those due before it.

    Only messages of earlier turns count: they existed for certain, whatever clocks said.
    """
    longest: tuple[datetime, int] | None = None
    for row in sorted(rows, key=lambda row: (row.due_at, row.id)):
        tally.saw()
        waited_until = _waited_until(row)
        if waited_until is None:
            continue
        if row.sent_at and longest and longest[1] < row.turn and longest[0] > row.sent_at:
            tally.breaks(row.id)
        if longest is None or waited_until > longest[0]:
            longest = (waited_until, row.turn)


def _waited_until(row: AnyRow) -> datetime | None:
    """Return when the message had left, NEVER if it still waits, None if it was given up."""
    match row.state:
        case "sent":
            sent_at: datetime | None = row.sent_at
            return sent_at
        case "due" | "leased":
            return NEVER
        case _:
            return None


SENT_IN_ORDER = Invariant(
    "sent_in_order",
    "Keine Nachricht überholte eine frühere derselben Unterhaltung (outbox).",
    _check_order,
)
