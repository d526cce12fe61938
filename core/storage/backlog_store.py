"""Counting what waits."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import bindparam

from core.ports.backlog import BacklogNumbers
from core.storage.conversation_tables import conversations, inbox, outbox
from core.storage.runner import Runner
from core.storage.sign_in_tables import sign_in_tries
from core.storage.types import Instant


def _count(table: sa.Table, condition: str) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count()).select_from(table).where(sa.text(condition)).scalar_subquery()


_NUMBERS = sa.select(
    _count(inbox, "state = 'pending'").label("inbox_pending"),
    _count(inbox, "state = 'parked'").label("inbox_parked"),
    _count(outbox, "state IN ('due', 'leased')").label("outbox_due"),
    _count(outbox, "state = 'dead'").label("outbox_dead"),
    sa.select(sa.func.min(inbox.c.received_at))
    .where(sa.text("state = 'pending'"))
    .scalar_subquery()
    .label("oldest_pending_at"),
    _count(conversations, "waiting_since IS NOT NULL").label("waiting_for_staff"),
    sa.select(sa.func.count())
    .where(
        sign_in_tries.c.at > bindparam("since", type_=Instant), sign_in_tries.c.outcome == "wrong"
    )
    .scalar_subquery()
    .label("wrong_tries_last_hour"),
)


class BacklogStore:
    """Implements core.ports.backlog.Backlog."""

    def __init__(self, connection: Runner) -> None:
        """Read through ``connection``."""
        self._connection = connection

    def numbers(self, now: datetime) -> BacklogNumbers:
        """Return the counts at ``now``."""
        values = {"since": now - timedelta(hours=1)}
        return BacklogNumbers(**self._connection.execute(_NUMBERS, values).one()._asdict())
