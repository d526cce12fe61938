"""Leasing outbox rows. The pace lives here too: all relays share it and a restart cannot burst.

A row is leased with a deadline and a fence: a relay that wakes up after its lease ran out can no
longer write a result. Of every conversation only the oldest ready row is leased, so that messages
arrive in their order; a row of an expired lease is ready again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.dialects import postgresql, sqlite

from core.ports.conversation_store import ASSISTANT, QUEUE
from core.ports.outbound import Leased
from core.ports.send_queue import Lease, Outcome, Pace
from core.storage.conversation_tables import conversations, outbox, send_pace
from core.storage.runner import Runner
from core.storage.types import AnyRow, Instant

LEASE = timedelta(seconds=2.5)
"""Short, so that a crash delays nobody: a relay keeps what it is still sending (``keep``)."""

FAR_AHEAD = timedelta(minutes=3)
"""No pace reaches further into the future: what does was written before the clock was set back."""

OURS = frozenset({ASSISTANT, QUEUE})
"""The owners for whom the assistant speaks."""

_o, _c, _p = outbox.c, conversations.c, send_pace.c
_older = outbox.alias("older")
_now: sa.BindParameter[datetime] = bindparam("now", type_=Instant)
_FIRST = {
    "sqlite": sqlite.insert(send_pace).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(send_pace).on_conflict_do_nothing(),
}
_PACE = (
    sa.select(_p.next_at, _p.paused_until).where(_p.channel == bindparam("ch")).with_for_update()
)
_SET_PACE = (
    sa.update(send_pace).where(_p.channel == bindparam("ch")).values(next_at=bindparam("next"))
)
_PAUSE = (
    sa.update(send_pace)
    .where(
        _p.channel == bindparam("ch"),
        sa.or_(_p.paused_until.is_(None), _p.paused_until < bindparam("until", type_=Instant)),
    )
    .values(paused_until=bindparam("until", type_=Instant))
)
_oldest_due = (
    sa.text("outbox.state IN ('due', 'leased')"),
    _o.channel == bindparam("ch"),
    _o.due_at <= _now,
    _o.not_before <= _now,
    sa.or_(_o.state == "due", _o.lease_until <= _now),
    ~sa.select(sa.literal(1))
    .where(
        sa.text("older.state IN ('due', 'leased')"),
        _older.c.conversation_id == _o.conversation_id,
        _older.c.due_at <= _now,
        sa.or_(
            _older.c.due_at < _o.due_at,
            sa.and_(_older.c.due_at == _o.due_at, _older.c.id < _o.id),
        ),
    )
    .correlate(outbox)
    .exists(),
)
_in_gap = sa.and_(
    _o.kind == "message",
    sa.func.coalesce(_c.next_send_at, _now) > _now,
    sa.func.coalesce(_c.next_send_at, _now) < bindparam("far", type_=Instant),
)
_READY = (
    sa.select(
        _o.id, _o.conversation_id, _o.channel, _o.address, _o.author, _o.kind, _o.body,
        _o.attempts, _o.fence, _o.due_at, _c.owner, _c.blocked_at,
    )
    .join(conversations, _c.id == _o.conversation_id)
    .where(*_oldest_due, ~_in_gap)
    .order_by(_o.due_at, _o.id)
    .limit(bindparam("count", type_=sa.Integer))
    .with_for_update(of=outbox, skip_locked=True)
)  # fmt: skip
_NEXT_GAP_ENDS = (
    sa.select(sa.func.min(_c.next_send_at))
    .join(outbox, _c.id == _o.conversation_id)
    .where(*_oldest_due, _in_gap)
)
_LEASE = (
    sa.update(outbox)
    .where(_o.id == bindparam("key"))
    .values(
        state="leased",
        fence=bindparam("new_fence"),
        attempts=bindparam("tries"),
        lease_until=bindparam("until"),
    )
)
_NEXT_IN_CHAT = (
    sa.update(conversations).where(_c.id == bindparam("key")).values(next_send_at=bindparam("next"))
)
_FINISH = (
    sa.update(outbox)
    .where(_o.id == bindparam("key"), _o.fence == bindparam("held_fence"), _o.state == "leased")
    .values(
        state=bindparam("new_state"),
        sent_at=bindparam("sent"),
        external_id=bindparam("external"),
        error=bindparam("why"),
        not_before=sa.func.coalesce(bindparam("retry", type_=Instant), _o.not_before),
        lease_until=None,
    )
)
_KEEP = (
    sa.update(outbox)
    .where(_o.id == bindparam("key"), _o.fence == bindparam("held_fence"), _o.state == "leased")
    .values(lease_until=bindparam("until"))
)
_BLOCKED = (
    sa.update(conversations).where(_c.id == bindparam("key")).values(blocked_at=bindparam("now"))
)


class SendQueueStore:
    """Implements core.ports.send_queue.SendQueue."""

    def __init__(self, connection: Runner) -> None:
        """Read and write through ``connection``."""
        self._connection = connection

    def lease(self, channel: str, limit: int, pace: Pace, now: datetime) -> Lease:
        """Take rows for sending: the oldest ready one of each conversation, within the pace."""
        next_at, paused_until = self._pace(channel, now)
        if paused_until is not None and paused_until > now:
            return Lease((), paused_until)
        ready = self._connection.execute(
            _READY, {"ch": channel, "now": now, "far": now + FAR_AHEAD, "count": limit * 4}
        ).all()
        gap = timedelta(seconds=1 / pace.per_second)
        next_at = next_at if next_at < now + FAR_AHEAD else now
        at = max(next_at, now - gap * (pace.burst - 1))
        rows: list[Leased] = []
        for row in ready:
            if len(rows) >= limit:
                break
            if self._still_wanted(row, now):
                rows.append(self._take(row, max(at, now), pace, now))
                at += gap
        if rows:
            self._connection.execute(_SET_PACE, {"ch": channel, "next": at})
        if len(rows) >= limit:
            return Lease(tuple(rows), None)
        values = {"ch": channel, "now": now, "far": now + FAR_AHEAD}
        return Lease(tuple(rows), self._connection.scalar(_NEXT_GAP_ENDS, values))

    def _pace(self, channel: str, now: datetime) -> tuple[datetime, datetime | None]:
        row = self._connection.execute(_PACE, {"ch": channel}).first()
        if row is None:
            self._begin(channel, now)
            row = self._connection.execute(_PACE, {"ch": channel}).one()
        return row.next_at, row.paused_until

    def _begin(self, channel: str, at: datetime) -> None:
        values = {"channel": channel, "next_at": at, "paused_until": None}
        self._connection.execute(_FIRST[self._connection.dialect.name], values)

    def _still_wanted(self, row: AnyRow, now: datetime) -> bool:
        """Nothing is sent to a blocked chat, nor the assistant's words once a person took over.

        A message that holds a secret is deleted whoever has the conversation.
        """
        if row.blocked_at is not None:
            state, why = "dead", "the person has blocked the chat"
        elif row.kind == "message" and row.author == ASSISTANT and row.owner not in OURS:
            state, why = "superseded", "a person has taken over"
        else:
            return True
        values = {
            "key": row.id,
            "held_fence": row.fence,
            "new_state": state,
            "sent": None,
            "external": None,
            "why": why,
            "retry": None,
        }
        lease = {"key": row.id, "new_fence": row.fence, "tries": row.attempts, "until": now}
        self._connection.execute(_LEASE, lease)
        self._connection.execute(_FINISH, values)
        return False

    def _take(self, row: AnyRow, send_at: datetime, pace: Pace, now: datetime) -> Leased:
        fence, attempts = row.fence + 1, row.attempts + 1
        values = {
            "key": row.id,
            "new_fence": fence,
            "tries": attempts,
            "until": max(send_at, now) + LEASE,
        }
        self._connection.execute(_LEASE, values)
        if row.kind == "message":
            step = {"key": row.conversation_id, "next": send_at + pace.chat_gap}
            self._connection.execute(_NEXT_IN_CHAT, step)
        return Leased(
            id=row.id,
            conversation_id=row.conversation_id,
            channel=row.channel,
            address=row.address,
            author=row.author,
            kind=row.kind,
            body=row.body,
            attempts=attempts,
            fence=fence,
            due_at=row.due_at,
            send_at=send_at,
        )

    def keep(self, rows: Sequence[Leased], now: datetime) -> None:
        """Extend the leases of rows whose sending takes long, unless they went elsewhere."""
        for row in rows:
            until = max(row.send_at, now) + LEASE
            values = {"key": row.id, "held_fence": row.fence, "until": until}
            self._connection.execute(_KEEP, values)

    def finish(self, outcome: Outcome) -> bool:
        """Store what became of a row; False when the lease had gone to another relay."""
        if outcome.pause_until is not None:
            self.pause(outcome.leased.channel, outcome.pause_until)
        values = {
            "key": outcome.leased.id,
            "held_fence": outcome.leased.fence,
            "new_state": outcome.state,
            "sent": outcome.at if outcome.state == "sent" else None,
            "external": outcome.external_id,
            "why": outcome.error,
            "retry": outcome.retry_at,
        }
        if self._connection.execute(_FINISH, values).rowcount != 1:
            return False
        if outcome.chat_waits_until is not None and outcome.leased.kind == "message":
            step = {"key": outcome.leased.conversation_id, "next": outcome.chat_waits_until}
            self._connection.execute(_NEXT_IN_CHAT, step)
        if outcome.blocked:
            key = {"key": outcome.leased.conversation_id, "now": outcome.at}
            self._connection.execute(_BLOCKED, key)
        return True

    def pause(self, channel: str, until: datetime) -> None:
        """Let nobody send on the channel until then."""
        self._begin(channel, until)
        self._connection.execute(_PAUSE, {"ch": channel, "until": until})
