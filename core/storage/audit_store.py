"""Audit events in the database.

They are gathered and chained just before the commit, so that the head of a chain is locked for the
shortest time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.dialects import postgresql, sqlite

from core.domain.audit import FIRST_HASH, AuditEvent, chain_of, chained_hash
from core.domain.ids import new_id
from core.storage.runner import Runner
from core.storage.tables import audit_chains, audit_events

_to_json = json.JSONEncoder(ensure_ascii=False).encode
_h = audit_chains.c
_HEAD = sa.select(_h.length, _h.hash).where(_h.chain == bindparam("which")).with_for_update()
_FIRST = {
    "sqlite": sqlite.insert(audit_chains).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(audit_chains).on_conflict_do_nothing(),
}
_SET_HEAD = (
    sa.update(audit_chains)
    .where(_h.chain == bindparam("which"))
    .values(length=bindparam("new_length"), hash=bindparam("new_hash"))
)
_ADD = sa.insert(audit_events)


class AuditStore:
    """Implements core.ports.unit_of_work.Audit for one transaction."""

    def __init__(self, connection: Runner, actor: str) -> None:
        """Write through ``connection`` in the name of ``actor``."""
        self._connection = connection
        self.actor = actor
        self._events: list[AuditEvent] = []

    def record(
        self, action: str, subject: str, now: datetime, values: Mapping[str, str] | None = None
    ) -> str:
        """Record an act of this transaction's actor; return the event's id."""
        event = AuditEvent(
            id=new_id(now),
            at=now,
            actor=self.actor,
            action=action,
            subject=subject,
            values=dict(values or {}),
        )
        self._events.append(event)
        return event.id

    def flush(self) -> None:
        """Chain and store what was recorded; call once, last before the commit."""
        if not self._events:
            return
        chain = chain_of(self.actor)
        length, previous = self._head(chain)
        rows = []
        for event in self._events:
            length += 1
            previous = chained_hash(previous, length, event)
            rows.append(
                {
                    "id": event.id,
                    "chain": chain,
                    "position": length,
                    "at": event.at,
                    "actor": event.actor,
                    "action": event.action,
                    "subject": event.subject,
                    "detail": _to_json(dict(sorted(event.values.items()))),
                    "hash": previous,
                }
            )
        self._connection.execute_each(_ADD, rows)
        head = {"which": chain, "new_length": length, "new_hash": previous}
        self._connection.execute(_SET_HEAD, head)
        self._events.clear()

    def _head(self, chain: int) -> tuple[int, str]:
        row = self._connection.execute(_HEAD, {"which": chain}).first()
        if row is None:
            first = {"chain": chain, "length": 0, "hash": FIRST_HASH}
            self._connection.execute(_FIRST[self._connection.dialect.name], first)
            row = self._connection.execute(_HEAD, {"which": chain}).one()
        return row.length, row.hash
