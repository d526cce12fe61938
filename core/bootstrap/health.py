"""Whether this process can do its work, one word for each part that was looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from core.bootstrap.container import Container
from core.storage import migrate
from core.storage.faults import database_fault
from core.telemetry.metrics import render_metrics

LONGEST_PENDING = timedelta(minutes=2)


async def health(container: Container) -> Mapping[str, str]:
    """Return ``ok`` or what is wrong, for the database, its schema and the waiting turns."""
    now = container.clock()
    try:
        schema = await container.database.read(migrate.current_in)
        if schema != migrate.head():
            return {"database": "ok", "schema": "outdated"}
        numbers = await container.database.read(lambda uow: uow.backlog.numbers(now))
    except Exception as error:
        if database_fault(error) is None:
            raise
        return {"database": "unreachable"}
    oldest = numbers.oldest_pending_at
    late = oldest is not None and now - oldest > LONGEST_PENDING
    return {"database": "ok", "schema": "ok", "turns": "late" if late else "ok"}


def metrics(container: Container) -> bytes:
    """Return the metrics; without a database only what this process counted."""
    now = container.clock()
    try:
        numbers = container.database.read_here(lambda uow: uow.backlog.numbers(now))
    except Exception as error:
        if database_fault(error) is None:
            raise
        return render_metrics(None, now)
    return render_metrics(numbers, now)
