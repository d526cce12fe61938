"""The inbox in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.dialects import postgresql, sqlite

from core.domain.ids import new_id
from core.ports.conversation_store import Received
from core.ports.inbound import Inbound
from core.storage.conversation_tables import inbox
from core.storage.runner import Runner
from core.storage.types import Instant

_i = inbox.c
_older = inbox.alias("older")
_now: sa.BindParameter[datetime] = bindparam("now", type_=Instant)
_STORE = {
    "sqlite": sqlite.insert(inbox).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(inbox).on_conflict_do_nothing(),
}
# Only the oldest waiting row of a conversation: a person's messages are taken in their order.
_WAITING = (
    sa.select(_i.id)
    .where(
        sa.text("inbox.state = 'pending'"),
        sa.or_(_i.not_before.is_(None), _i.not_before <= _now),
        ~sa.select(sa.literal(1))
        .where(
            sa.text("older.state = 'pending'"),
            _older.c.channel == _i.channel,
            _older.c.address == _i.address,
            _older.c.id < _i.id,
        )
        .correlate(inbox)
        .exists(),
    )
    .order_by(_i.id)
    .limit(bindparam("count", type_=sa.Integer))
)
_TAKE = (
    sa.select(_i.id, _i.payload, _i.received_at, _i.attempts)
    .where(_i.id == bindparam("key"), _i.state == "pending")
    .with_for_update(skip_locked=True)
)
_DONE = (
    sa.update(inbox)
    .where(_i.id == bindparam("key"))
    .values(state="done", payload=bindparam("kept"), done_at=bindparam("now"), error=None)
)
_FAILED = (
    sa.update(inbox)
    .where(_i.id == bindparam("key"), _i.state == "pending")
    .values(
        attempts=_i.attempts + 1,
        not_before=bindparam("retry_at"),
        error=bindparam("why"),
    )
)


_PARK = (
    sa.update(inbox)
    .where(_i.id == bindparam("key"), _i.state == "pending")
    .values(
        state="parked",
        attempts=_i.attempts + 1,
        payload=bindparam("kept"),
        done_at=bindparam("now"),
        error=bindparam("why"),
    )
)


class InboxStore:
    """Implements core.ports.conversation_store.Inbox."""

    def __init__(self, connection: Runner) -> None:
        """Read and write through ``connection``."""
        self._connection = connection

    def store(self, events: Sequence[Inbound], now: datetime) -> int:
        """Keep the events that are new by their natural key; return how many those were."""
        statement = _STORE[self._connection.dialect.name]
        return sum(
            self._connection.execute(statement, self._row(event, now)).rowcount for event in events
        )

    @staticmethod
    def _row(event: Inbound, now: datetime) -> dict[str, object]:
        return {
            "id": new_id(now),
            "channel": event.channel,
            "natural_key": event.natural_key,
            "address": event.address,
            "payload": event.to_json(),
            "received_at": now,
            "state": "pending",
            "attempts": 0,
        }

    def waiting(self, limit: int, now: datetime) -> tuple[str, ...]:
        """Return the ids of rows that may be taken now: the oldest of every conversation."""
        return tuple(self._connection.scalars(_WAITING, {"count": limit, "now": now}))

    def take(self, inbox_id: str) -> Received | None:
        """Return the row for this transaction alone; None when it is done or somebody has it."""
        row = self._connection.execute(_TAKE, {"key": inbox_id}).first()
        if row is None:
            return None
        return Received(
            id=row.id,
            event=Inbound.from_json(row.payload),
            received_at=row.received_at,
            attempts=row.attempts,
        )

    def done(self, inbox_id: str, event: Inbound, now: datetime) -> None:
        """Finish the row; ``event`` is what may be kept of it."""
        values = {"key": inbox_id, "kept": event.to_json(), "now": now}
        self._connection.execute(_DONE, values)

    def failed(self, inbox_id: str, error: str, retry_at: datetime) -> None:
        """Note a failed turn, to be taken again from ``retry_at`` on."""
        values = {"key": inbox_id, "retry_at": retry_at, "why": error}
        self._connection.execute(_FAILED, values)

    def park(self, inbox_id: str, event: Inbound, error: str, now: datetime) -> None:
        """Set the row aside for staff; ``event`` is what may be kept of it."""
        values = {"key": inbox_id, "kept": event.to_json(), "now": now, "why": error}
        self._connection.execute(_PARK, values)
