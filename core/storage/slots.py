"""Slots in the database: the search, and the conditional updates that cannot double-book."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import bindparam

from core.domain.slot import Mode, Slot, SlotState
from core.ports.booking_store import SlotQuery
from core.storage.runner import Runner
from core.storage.slot_search import search
from core.storage.tables import slots
from core.storage.types import AnyRow, Instant

LONGEST_BUSY = timedelta(hours=24)
"""No slot keeps a provider busy for longer; bounds the look for overlapping ones."""

_other = slots.alias("other")
_now: sa.BindParameter[datetime] = bindparam("now", type_=Instant)
_order: sa.BindParameter[str] = bindparam("order_id", type_=sa.String)
_takeable = sa.or_(
    slots.c.state == "free",
    sa.and_(
        slots.c.state == "held",
        sa.or_(slots.c.hold_expires_at <= _now, slots.c.held_for == _order),
    ),
)
_overlapped = (
    sa.select(sa.literal(1))
    .where(
        _other.c.provider_id == slots.c.provider_id,
        sa.text("other.state IN ('held', 'booked')"),
        _other.c.id != slots.c.id,
        _other.c.starts_at < slots.c.busy_until,
        _other.c.starts_at > bindparam("earliest", type_=Instant),
        _other.c.busy_until > slots.c.starts_at,
        sa.or_(
            _other.c.state == "booked",
            sa.and_(_other.c.hold_expires_at > _now, _other.c.held_for != _order),
        ),
    )
    .correlate(slots)
    .exists()
)
_BY_ID = sa.select(slots).where(slots.c.id == bindparam("slot_id"))
_HOLD = (
    sa.update(slots)
    .where(slots.c.id == bindparam("slot_id"), _takeable, ~_overlapped)
    .values(state="held", held_for=_order, hold_expires_at=bindparam("expires_at", type_=Instant))
)
_RELEASE = (
    sa.update(slots)
    .where(slots.c.held_for == bindparam("order"), sa.text("state = 'held'"))
    .values(state="free", held_for=None, hold_expires_at=None)
)
_BOOK = (
    sa.update(slots)
    .where(
        slots.c.id == bindparam("slot_id"),
        slots.c.state == "held",
        slots.c.held_for == _order,
        slots.c.hold_expires_at > _now,
    )
    .values(state="booked", held_for=None, hold_expires_at=None)
)
_FREE = (
    sa.update(slots)
    .where(slots.c.id == bindparam("slot_id"), slots.c.state == "booked")
    .values(state="free", held_for=None, hold_expires_at=None)
)


def slot_of(row: AnyRow) -> Slot:
    """Return the slot of a row."""
    return Slot(
        id=row.id,
        provider_id=row.provider_id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        busy_until=row.busy_until,
        mode=Mode(row.mode),
        state=SlotState(row.state),
        held_for=row.held_for,
        hold_expires_at=row.hold_expires_at,
    )


class SlotStore:
    """Implements core.ports.booking_store.Slots."""

    def __init__(self, connection: Runner) -> None:
        """Read and write through ``connection``."""
        self._connection = connection

    def find(self, query: SlotQuery) -> tuple[Slot, ...]:
        """Return free slots in order of start and id."""
        return tuple(slot_of(row) for row in search(self._connection, query))

    def by_id(self, slot_id: str) -> Slot | None:
        """Return the slot."""
        row = self._connection.execute(_BY_ID, {"slot_id": slot_id}).first()
        return slot_of(row) if row else None

    def hold(self, slot_id: str, order_id: str, now: datetime, expires_at: datetime) -> bool:
        """Hold the slot if it is takeable and nothing of the provider overlaps it."""
        slot = self.by_id(slot_id)
        if slot is None:
            return False
        values = {
            "slot_id": slot_id,
            "order_id": order_id,
            "now": now,
            "expires_at": expires_at,
            "earliest": slot.starts_at - LONGEST_BUSY,
        }
        return self._connection.execute(_HOLD, values).rowcount == 1

    def release_holds(self, order_id: str) -> int:
        """Free what the order holds."""
        return self._connection.execute(_RELEASE, {"order": order_id}).rowcount

    def book(self, slot_id: str, order_id: str, now: datetime) -> bool:
        """Turn the order's running hold into a booking."""
        values = {"slot_id": slot_id, "order_id": order_id, "now": now}
        return self._connection.execute(_BOOK, values).rowcount == 1

    def free(self, slot_id: str) -> None:
        """Make a booked slot free again."""
        self._connection.execute(_FREE, {"slot_id": slot_id})
