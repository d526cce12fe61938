"""Recompute the audit chains from what the database holds, independently of who wrote them."""

from __future__ import annotations

import json
from collections import defaultdict

import sqlalchemy as sa

from core.domain.audit import FIRST_HASH, AuditEvent, chained_hash
from core.storage.database import SqlDatabase
from core.storage.tables import audit_chains, audit_events


def broken_chains(database: SqlDatabase) -> list[str]:
    """Say for every chain what is wrong with it: a gap, a wrong hash, a wrong head."""
    e = audit_events.c
    with database.engine.begin() as connection:
        rows = connection.execute(sa.select(audit_events).order_by(e.chain, e.position)).all()
        heads = {
            row.chain: (row.length, row.hash) for row in connection.execute(sa.select(audit_chains))
        }
    found, length, hashes = [], defaultdict(int), defaultdict(lambda: FIRST_HASH)
    for row in rows:
        length[row.chain] += 1
        event = AuditEvent(
            id=row.id, at=row.at, actor=row.actor, action=row.action, subject=row.subject,
            values=json.loads(row.detail),
        )  # fmt: skip
        hashes[row.chain] = chained_hash(hashes[row.chain], row.position, event)
        if row.position != length[row.chain]:
            found.append(f"chain {row.chain} has a gap before {row.position}")
        if row.hash != hashes[row.chain]:
            found.append(f"chain {row.chain} has a wrong hash at {row.position}")
    ends = {chain: (length[chain], hashes[chain]) for chain in heads.keys() | length.keys()}
    return found + [
        f"chain {chain} does not end at its head"
        for chain, end in ends.items()
        if heads.get(chain) != end
    ]
