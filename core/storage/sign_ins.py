"""Counted tries and codes of letters in the database."""

from __future__ import annotations

import hashlib
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import bindparam

from core.domain.sign_in_budget import Decision, Verdict
from core.ports.sign_in_store import AccessCode, CountedTry
from core.storage.runner import Runner
from core.storage.sign_in_tables import access_codes, sign_in_tries
from core.storage.tables import orders
from core.storage.types import Instant

_t = sign_in_tries.c
_since: sa.BindParameter[datetime] = bindparam("since", type_=Instant)
_FIND = sa.select(sign_in_tries).where(_t.inbox_id == bindparam("inbox"))
_ADD = sa.insert(sign_in_tries)
_RIGHT = sa.update(sign_in_tries).where(_t.inbox_id == bindparam("inbox")).values(outcome="right")
_OF_SOURCE = (
    sa.select(_t.at)
    .where(_t.source == bindparam("who"), _t.at > _since, _t.outcome == "wrong")
    .order_by(_t.at)
)
_OF_STRANGERS = sa.select(sa.func.count()).where(
    _t.order_key == bindparam("key"),
    _t.at > _since,
    _t.outcome == "wrong",
    _t.known.is_(False),
    _t.code_check.is_(None),
)
_WITH_CODE = sa.select(sa.func.count()).where(
    _t.code_check == bindparam("code"), _t.outcome == "wrong"
)
_KNOWS = sa.select(sa.literal(1)).where(
    _t.order_key == bindparam("key"), _t.source == bindparam("who"), _t.outcome == "right"
)
_IN_ALL = sa.select(sa.func.count()).where(_t.at > _since, _t.outcome == "wrong")
_WANTING = (
    sa.select(orders.c.id, orders.c.order_number)
    .where(
        sa.or_(orders.c.state == "received", orders.c.state == "open"),
        ~sa.exists().where(
            access_codes.c.order_id == orders.c.id,
            access_codes.c.used_at.is_(None),
            access_codes.c.expires_at > bindparam("now", type_=Instant),
        ),
    )
    .order_by(orders.c.order_number)
)
_LOCK = sa.text("SELECT pg_advisory_xact_lock(:key)")


class TryStore:
    """Implements core.ports.sign_in_store.Tries."""

    def __init__(self, connection: Runner) -> None:
        """Read and write through ``connection``."""
        self._connection = connection

    def lock(self, *keys: str) -> None:
        """Lock the keys by number, in order; SQLite has one writer and needs no lock."""
        if self._connection.dialect.name == "sqlite":
            return
        for key in sorted(_lock_number(key) for key in keys):
            self._connection.execute(_LOCK, {"key": key})

    def find(self, inbox_id: str) -> CountedTry | None:
        """Return the try that was counted for this incoming message."""
        row = self._connection.execute(_FIND, {"inbox": inbox_id}).first()
        if row is None:
            return None
        return CountedTry(
            inbox_id=row.inbox_id,
            source=row.source,
            order_key=row.order_key,
            code_check=row.code_check,
            known=row.known,
            at=row.at,
            decision=Decision(Verdict(row.verdict), row.retry_at),
        )

    def add(self, counted: CountedTry) -> None:
        """Count a try: as wrong when it may be checked, as refused when not."""
        allowed = counted.decision.verdict is Verdict.ALLOWED
        values = {
            "inbox_id": counted.inbox_id,
            "source": counted.source,
            "order_key": counted.order_key,
            "code_check": counted.code_check,
            "known": counted.known,
            "at": counted.at,
            "verdict": counted.decision.verdict.value,
            "retry_at": counted.decision.retry_at,
            "outcome": "wrong" if allowed else "refused",
        }
        self._connection.execute(_ADD, values)

    def was_right(self, inbox_id: str) -> None:
        """Take the wrong mark back from a try."""
        self._connection.execute(_RIGHT, {"inbox": inbox_id})

    def wrong_of_source(self, source: str, since: datetime) -> tuple[datetime, ...]:
        """Return the instants of the source's wrong tries since then, oldest first."""
        return tuple(self._connection.scalars(_OF_SOURCE, {"who": source, "since": since}))

    def wrong_of_strangers(self, order_key: str, since: datetime) -> int:
        """Return how often sources that never signed in to it were wrong at the order."""
        return self._count(_OF_STRANGERS, key=order_key, since=since)

    def wrong_with_code(self, code_check: str) -> int:
        """Return how often a wrong postcode was tried with this code."""
        return self._count(_WITH_CODE, code=code_check)

    def knows(self, source: str, order_key: str) -> bool:
        """Say whether the source signed in to the order before."""
        values = {"key": order_key, "who": source}
        return self._connection.execute(_KNOWS, values).first() is not None

    def wrong_in_all(self, since: datetime) -> int:
        """Return how many wrong tries there were in all since then."""
        return self._count(_IN_ALL, since=since)

    def _count(self, statement: sa.Select[int], **values: str | datetime) -> int:
        return self._connection.scalar(statement, values) or 0


def _lock_number(key: str) -> int:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], signed=True)


_CODE = (
    sa.select(access_codes, orders.c.order_number)
    .join(orders, orders.c.id == access_codes.c.order_id)
    .where(access_codes.c.code_check == bindparam("code"))
)
_ADD_CODE = sa.insert(access_codes)
_USE = (
    sa.update(access_codes)
    .where(access_codes.c.code_check == bindparam("code"), access_codes.c.used_at.is_(None))
    .values(used_at=bindparam("now"))
)


class AccessCodeStore:
    """Implements core.ports.sign_in_store.AccessCodes."""

    def __init__(self, connection: Runner) -> None:
        """Read and write through ``connection``."""
        self._connection = connection

    def find(self, code_check: str) -> AccessCode | None:
        """Return the code."""
        row = self._connection.execute(_CODE, {"code": code_check}).first()
        if row is None:
            return None
        return AccessCode(row.code_check, row.order_number, row.expires_at, row.used_at)

    def add(self, code_check: str, order_id: str, now: datetime, expires_at: datetime) -> None:
        """Keep a new code's check."""
        values = {
            "code_check": code_check,
            "order_id": order_id,
            "made_at": now,
            "expires_at": expires_at,
        }
        self._connection.execute(_ADD_CODE, values)

    def wanting(self, now: datetime) -> tuple[tuple[str, str], ...]:
        """Return id and number of the orders to be booked that have no code which is still good."""
        found = self._connection.execute(_WANTING, {"now": now})
        return tuple((row.id, row.order_number) for row in found)

    def use(self, code_check: str, now: datetime) -> bool:
        """Use the code up; False when somebody did so before."""
        return self._connection.execute(_USE, {"code": code_check, "now": now}).rowcount == 1
