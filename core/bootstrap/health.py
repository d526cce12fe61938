"""Whether this process can do its work, one word for each part that was looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from core.bootstrap.container import Container
from core.domain.errors import TryLater
from core.storage import migrate
from core.telemetry.metrics import render_metrics

LONGEST_PENDING = timedelta(minutes=2)


async def health(container: Container) -> Mapping[str, str]:
    """Return ``ok`` or what is wrong, for the database, its schema and the waiting turns."""
    now = container.clock()
    try:
        numbers = await container.database.read(lambda uow: uow.backlog.numbers(now))
    except TryLater:
        return {"database": "unreachable"}
    schema = "ok" if migrate.current(container.database.engine) == migrate.head() else "outdated"
    oldest = numbers.oldest_pending_at
    late = oldest is not None and now - oldest > LONGEST_PENDING
    return {"database": "ok", "schema": schema, "turns": "late" if late else "ok"}


def metrics(container: Container) -> bytes:
    """Return the metrics; without a database only what this process counted."""
    now = container.clock()
    numbers = container.database.read_here(lambda uow: uow.backlog.numbers(now))
    return render_metrics(numbers, now)
