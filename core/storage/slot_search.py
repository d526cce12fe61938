"""The search for free slots: the first few of every provider, merged.

However many slots there are, each provider costs one walk along a partial index. A lapsed hold is
found beside the free slots by a second, small index; the clock decides, no job has to run.
PostgreSQL does the walks with LATERAL; SQLite, which has none, with a correlated LIMIT.
"""
# ruff: noqa: S608 - the SQL is joined from constants of this file; values are always bound

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy import bindparam

from core.ports.booking_store import SlotQuery
from core.storage.runner import Runner
from core.storage.tables import slots
from core.storage.types import AnyRow, Instant, Texts

FAR = timedelta(days=3650)
"""How far is looked where no statutory date ends the search."""

DAY_BEFORE = {
    "sqlite": "datetime(s.starts_at, '-1 day')",
    "postgresql": "s.starts_at - INTERVAL '1 day'",
}
EACH_ALONE = {"sqlite": "", "postgresql": "OFFSET 0"}
"""Keeps PostgreSQL from joining all taken slots of a provider instead of looking up a few."""

JUST_AFTER = timedelta.resolution
"""Slots that start with the edge are looked at: their ids decide."""


def search(connection: Runner, query: SlotQuery) -> Sequence[AnyRow]:
    """Return the rows of the next free slots; nearest first when looking backwards."""
    if not query.provider_ids:
        return ()
    backward = query.before is not None
    statement = _statement(connection.dialect.name, backward)
    since, until = query.since, query.until or query.now + FAR
    edge_at, edge_id = query.before or query.after or (since, "")
    if backward:
        until = min(until, edge_at + JUST_AFTER)
    else:
        since = max(since, edge_at)
    values = {
        "providers": query.provider_ids,
        "since": since,
        "until": until,
        "edge_at": edge_at,
        "edge_id": edge_id,
        "now": query.now,
        "order_id": query.order_id,
        "count": query.limit,
    }
    return connection.execute(statement, values).all()


@lru_cache(maxsize=8)
def _statement(dialect: str, backward: bool) -> sa.Executable:  # noqa: FBT001 - a cache key
    return (
        sa.text(_sql(dialect, backward))
        .bindparams(
            bindparam("providers", type_=Texts),
            *(bindparam(name, type_=Instant) for name in ("since", "until", "edge_at", "now")),
        )
        .columns(*slots.c)
    )


def _sql(dialect: str, backward: bool) -> str:  # noqa: FBT001
    order, beyond = ("DESC", "<") if backward else ("ASC", ">")
    by_time = f"ORDER BY starts_at {order}, id {order} LIMIT :count"
    walk = f"""s.provider_id = p.id AND s.starts_at >= :since AND s.starts_at < :until
          AND (s.starts_at <> :edge_at OR s.id {beyond} :edge_id)"""
    clash = f"""SELECT 1 FROM slots o WHERE o.provider_id = s.provider_id
          AND o.state IN ('held', 'booked') AND o.id <> s.id
          AND o.starts_at < s.busy_until AND o.starts_at > {DAY_BEFORE[dialect]}
          AND o.busy_until > s.starts_at
          AND (o.state = 'booked' OR (o.hold_expires_at > :now AND o.held_for <> :order_id))
          {EACH_ALONE[dialect]}"""
    free = f"""SELECT s.* FROM slots s WHERE s.state = 'free'
          AND {walk} AND NOT EXISTS ({clash}) {by_time}"""
    lapsed = f"""SELECT s.* FROM slots s WHERE s.state = 'held'
          AND (s.hold_expires_at <= :now OR s.held_for = :order_id)
          AND {walk} AND NOT EXISTS ({clash}) {by_time}"""
    if dialect == "sqlite":
        found = f"""SELECT x.* FROM (SELECT value AS id FROM json_each(:providers)) p
            CROSS JOIN slots x ON x.id IN (
            SELECT id FROM ({free}) UNION ALL SELECT id FROM ({lapsed}))"""
    else:
        found = f"""SELECT i.* FROM (SELECT unnest(:providers) AS id) p
            CROSS JOIN LATERAL (({free}) UNION ALL ({lapsed})) i"""
    return f"SELECT * FROM ({found}) found {by_time}"
