"""When an order may be booked, and which slots it may have.

The law of this file:
- A person books from the day the order is received up to and including the booking deadline
  (the Fristdatum of the letter), by the local calendar.
- A slot after the statutory date is neither shown nor bookable (SGB XI section 18c).
- A slot that starts sooner than the notice the provider needs is neither shown nor bookable.
- Only slots of the order's service in the order's area count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.domain.local_time import day_bounds, local_day
from core.domain.order import Order, OrderState

BOOKABLE_STATES = frozenset({OrderState.RECEIVED, OrderState.OPEN, OrderState.SCHEDULED})


@dataclass(frozen=True, slots=True)
class Reach:
    """The half-open range of slot starts (UTC) that an order may have; ``until`` None: no end."""

    since: datetime
    until: datetime | None

    def covers(self, starts_at: datetime) -> bool:
        """Say whether a slot that starts at ``starts_at`` lies within reach."""
        return self.since <= starts_at and (self.until is None or starts_at < self.until)


def is_open(order: Order, now: datetime) -> bool:
    """Say whether the person may book, move or newly choose for ``order`` at ``now``."""
    today = local_day(now)
    in_time = order.received_on <= today <= order.booking_deadline
    return in_time and order.state in BOOKABLE_STATES


def reach(order: Order, now: datetime, notice: timedelta) -> Reach:
    """Return which slot starts are within reach of ``order`` at ``now``."""
    until = day_bounds(order.statutory_due_on)[1] if order.statutory_due_on else None
    return Reach(since=now + notice, until=until)
