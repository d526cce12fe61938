"""The audit's own record is whole: nothing changed, nothing missing, nothing cut off."""

from __future__ import annotations

import json

import sqlalchemy as sa

from core.auditing.invariant import Evidence, Invariant, Tally
from core.domain.audit import FIRST_HASH, AuditEvent, chained_hash
from core.storage.tables import audit_chains, audit_events
from core.storage.types import AnyRow

_e = audit_events.c
_EVENTS = sa.select(audit_events).order_by(_e.chain, _e.position)
_HEADS = sa.select(audit_chains)


def _check_chains(evidence: Evidence, tally: Tally) -> None:
    ends: dict[int, tuple[int, str]] = {}
    for row in evidence.stream(_EVENTS):
        tally.saw()
        position, previous = ends.get(row.chain, (0, FIRST_HASH))
        if row.position != position + 1 or row.hash != _hash(previous, row):
            tally.breaks(row.id)
        ends[row.chain] = (row.position, row.hash)
    heads = {row.chain: (row.length, row.hash) for row in evidence.stream(_HEADS)}
    for chain in sorted(ends.keys() | heads.keys()):
        if heads.get(chain) != ends.get(chain, (0, FIRST_HASH)):
            tally.breaks(f"chain:{chain}")


def _hash(previous: str, row: AnyRow) -> str | None:
    """Return the hash the event should have; None when it cannot be read at all."""
    try:
        values = dict(json.loads(row.detail))
    except (ValueError, TypeError):
        return None
    event = AuditEvent(
        id=row.id,
        at=row.at,
        actor=row.actor,
        action=row.action,
        subject=row.subject,
        values=values,
    )
    return chained_hash(previous, row.position, event)


CHAINS_ARE_WHOLE = Invariant(
    "chains_are_whole",
    "Die Prüfketten sind ganz: nichts geändert, nichts fehlt (audit_events, chain:Nummer).",
    _check_chains,
)
