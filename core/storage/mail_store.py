"""Mails that came in, in the database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.dialects import postgresql, sqlite

from core.domain.ids import new_id
from core.ports.mail_store import MailLine, MailOutcome, SpooledMail, WaitingMail
from core.storage.mail_tables import mails
from core.storage.runner import Runner
from core.storage.types import AnyRow, Instant

_m = mails.c
_now: sa.BindParameter[datetime] = bindparam("now", type_=Instant)
_STORE = {
    "sqlite": sqlite.insert(mails).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(mails).on_conflict_do_nothing(),
}
_WHOLE = sa.select(
    _m.id, _m.raw_sha256, _m.raw, _m.sender, _m.recipients, _m.received_at, _m.attempts
)
_BY_ID = _WHOLE.where(_m.id == bindparam("key"))
_WAITING = (
    _WHOLE.where(
        sa.text("mails.state = 'pending'"), sa.or_(_m.not_before.is_(None), _m.not_before <= _now)
    )
    .order_by(_m.id)
    .limit(bindparam("count", type_=sa.Integer))
)
_END = (
    sa.update(mails)
    .where(_m.id == bindparam("key"), _m.state == "pending")
    .values(
        state="done",
        done_at=_now,
        outcome=bindparam("ended"),
        reasons=bindparam("why"),
        subject=bindparam("about"),
        author=bindparam("who"),
        message_id=bindparam("message"),
        queue=bindparam("desk"),
    )
)
_BEGIN = (
    sa.update(mails)
    .where(
        _m.id == bindparam("key"),
        sa.text("mails.state = 'pending'"),
        sa.or_(_m.not_before.is_(None), _m.not_before <= _now),
    )
    .values(attempts=_m.attempts + 1, not_before=bindparam("until", type_=Instant))
)
_AGAIN = (
    sa.update(mails)
    .where(_m.id == bindparam("key"), _m.state == "done")
    .values(state="pending", outcome=None, attempts=0, not_before=None)
)
_NEWEST = (
    sa.select(
        _m.id, _m.received_at, _m.author, _m.subject, _m.outcome, _m.reasons, _m.queue, _m.size
    )
    .order_by(_m.id.desc())
    .limit(bindparam("count", type_=sa.Integer))
)


class MailStore:
    """Implements core.ports.mail_store.Mails."""

    def __init__(self, connection: Runner) -> None:
        """Read and write through ``connection``."""
        self._connection = connection

    def store(self, mails: Sequence[SpooledMail], now: datetime) -> int:
        """Keep those that are new by their natural key; return how many those were."""
        statement = _STORE[self._connection.dialect.name]
        return sum(self._connection.execute(statement, _row(mail, now)).rowcount for mail in mails)

    def waiting(self, limit: int, now: datetime) -> tuple[WaitingMail, ...]:
        """Return mails that wait, oldest first."""
        found = self._connection.execute(_WAITING, {"count": limit, "now": now})
        return tuple(_waiting(row) for row in found)

    def end(self, mail_id: str, outcome: MailOutcome, now: datetime) -> bool:
        """Note what became of a mail; False when another worker did so before."""
        values = {
            "key": mail_id,
            "now": now,
            "ended": outcome.outcome,
            "why": json.dumps(outcome.reasons),
            "about": outcome.subject[:200],
            "who": outcome.author[:300],
            "message": outcome.message_id[:300],
            "desk": outcome.queue,
        }
        return self._connection.execute(_END, values).rowcount == 1

    def by_id(self, mail_id: str) -> WaitingMail | None:
        """Return a mail, whatever became of it."""
        row = self._connection.execute(_BY_ID, {"key": mail_id}).first()
        return _waiting(row) if row is not None else None

    def begin(self, mail_id: str, now: datetime, until: datetime) -> bool:
        """Count a try to read a mail, and keep others from it until then; False: not ours now."""
        values = {"key": mail_id, "now": now, "until": until}
        return self._connection.execute(_BEGIN, values).rowcount == 1

    def look_again(self, mail_id: str) -> bool:
        """Have a mail that has ended looked at anew; False when there is none of this id."""
        return self._connection.execute(_AGAIN, {"key": mail_id}).rowcount == 1

    def newest(self, limit: int) -> tuple[MailLine, ...]:
        """Return the newest mails first."""
        return tuple(_line(row) for row in self._connection.execute(_NEWEST, {"count": limit}))


def _row(mail: SpooledMail, now: datetime) -> dict[str, object]:
    return {
        "id": new_id(now),
        "natural_key": mail.natural_key,
        "raw_sha256": mail.raw_sha256,
        "size": mail.size,
        "raw": mail.raw,
        "sender": mail.sender,
        "recipients": json.dumps(mail.recipients),
        "peer": mail.peer,
        "received_at": now,
        "state": "pending",
        "attempts": 0,
    }


def _waiting(row: AnyRow) -> WaitingMail:
    return WaitingMail(
        id=row.id,
        raw_sha256=row.raw_sha256,
        raw=row.raw,
        sender=row.sender,
        recipients=tuple(json.loads(row.recipients)),
        received_at=row.received_at,
        attempts=row.attempts,
    )


def _line(row: AnyRow) -> MailLine:
    return MailLine(
        id=row.id,
        received_at=row.received_at,
        author=row.author or "",
        subject=row.subject or "",
        outcome=row.outcome,
        reasons=tuple(json.loads(row.reasons or "[]")),
        queue=row.queue,
        size=row.size,
    )
