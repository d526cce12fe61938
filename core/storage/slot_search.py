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


def search(connection: Runner, query: SlotQuery) -> Sequence[AnyRow]:
    """Return the rows of the next free slots; nearest first when looking backwards."""
    if not query.provider_ids:
        return ()
    backward = query.before is not None
    statement = _statement(connection.dialect.name, backward)
    edge = query.before or query.after
    values = {
        "providers": query.provider_ids,
        "since": query.since,
        "until": query.until or query.now + FAR,
        "edge_at": edge[0] if edge else query.since,
        "edge_id": edge[1] if edge else "",
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
    bounds = f"""s.starts_at >= :since AND s.starts_at < :until
          AND (s.starts_at {beyond}= :edge_at
            AND (s.starts_at <> :edge_at OR s.id {beyond} :edge_id))"""
    clash = """NOT EXISTS (SELECT 1 FROM slots o WHERE o.provider_id = s.provider_id
          AND o.state IN ('held', 'booked') AND o.id <> s.id
          AND o.starts_at < s.busy_until AND o.starts_at > :earliest_of_s
          AND o.busy_until > s.starts_at
          AND (o.state = 'booked' OR (o.hold_expires_at > :now AND o.held_for <> :order_id)))"""
    day_before = (
        "datetime(s.starts_at, '-1 day')"
        if dialect == "sqlite"
        else "s.starts_at - INTERVAL '1 day'"
    )
    clash = clash.replace(":earliest_of_s", day_before)
    free = f"""SELECT s.id, s.starts_at FROM slots s
          WHERE s.provider_id = p.id AND s.state = 'free' AND {bounds} AND {clash}
          ORDER BY s.starts_at {order}, s.id {order} LIMIT :count"""
    lapsed = f"""SELECT s.id, s.starts_at FROM slots s
          WHERE s.provider_id = p.id AND s.state IN ('held', 'booked') AND s.state = 'held'
          AND (s.hold_expires_at <= :now OR s.held_for = :order_id) AND {bounds} AND {clash}
          ORDER BY s.starts_at {order}, s.id {order} LIMIT :count"""
    chosen = "SELECT unnest(:providers) AS id"
    if dialect == "sqlite":
        chosen = "SELECT value AS id FROM json_each(:providers)"
        found = f"""SELECT x.* FROM ({chosen}) p CROSS JOIN slots x ON x.id IN (
            SELECT id FROM ({free}) UNION ALL SELECT id FROM ({lapsed}))"""
    else:
        found = f"""SELECT x.* FROM ({chosen}) p CROSS JOIN LATERAL (
            ({free}) UNION ALL ({lapsed})) i JOIN slots x ON x.id = i.id"""
    return f"SELECT * FROM ({found}) found ORDER BY starts_at {order}, id {order} LIMIT :count"
