"""What waits where: the numbers that tell whether the service is well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class BacklogNumbers:
    """Counts of rows; ``oldest_pending_at`` is aware UTC, None when nothing waits."""

    inbox_pending: int
    inbox_parked: int
    outbox_due: int
    outbox_dead: int
    oldest_pending_at: datetime | None
    waiting_for_staff: int
    wrong_tries_last_hour: int


class Backlog(Protocol):
    """Counts what waits."""

    def numbers(self, now: datetime) -> BacklogNumbers:
        """Return the counts at ``now``."""
        ...
