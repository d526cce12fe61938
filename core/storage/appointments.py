"""Appointments in the database."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import bindparam

from core.domain.appointment import Appointment, AppointmentState, Origin
from core.domain.slot import Mode
from core.storage.tables import appointments
from core.storage.types import AnyRow

_ACTIVE = sa.select(appointments).where(
    appointments.c.order_id == bindparam("order"), sa.text("state = 'confirmed'")
)
_ADD = sa.insert(appointments)
_END = (
    sa.update(appointments)
    .where(appointments.c.id == bindparam("appointment"), appointments.c.state == "confirmed")
    .values(
        state=bindparam("new_state"),
        sequence=bindparam("new_sequence"),
        cancel_reason=bindparam("reason"),
        cancelled_by=bindparam("by"),
        available_again_from=bindparam("again_from"),
        changed_at=bindparam("now"),
        audit_id=bindparam("audit"),
    )
)


class AppointmentStore:
    """Implements core.ports.booking_store.Appointments."""

    def __init__(self, connection: sa.Connection) -> None:
        """Read and write through ``connection``."""
        self._connection = connection

    def active_of(self, order_id: str) -> Appointment | None:
        """Return the confirmed appointment of the order."""
        row = self._connection.execute(_ACTIVE, {"order": order_id}).first()
        return _appointment(row) if row else None

    def add(self, appointment: Appointment, audit_id: str, now: datetime) -> None:
        """Keep a new appointment together with the audit event that made it."""
        values = {
            "id": appointment.id,
            "order_id": appointment.order_id,
            "slot_id": appointment.slot_id,
            "provider_id": appointment.provider_id,
            "starts_at": appointment.starts_at,
            "ends_at": appointment.ends_at,
            "busy_until": appointment.busy_until,
            "mode": appointment.mode.value,
            "origin": appointment.origin.value,
            "state": appointment.state.value,
            "calendar_uid": appointment.calendar_uid,
            "sequence": appointment.sequence,
            "made_at": now,
            "changed_at": now,
            "audit_id": audit_id,
        }
        self._connection.execute(_ADD, values)

    def end(self, appointment: Appointment, audit_id: str, by: str, now: datetime) -> bool:
        """Store the final state of a confirmed appointment; False when it was not active."""
        cancelled = appointment.state is AppointmentState.CANCELLED
        values = {
            "appointment": appointment.id,
            "new_state": appointment.state.value,
            "new_sequence": appointment.sequence,
            "reason": appointment.cancel_reason,
            "by": by if cancelled else None,
            "again_from": appointment.available_again_from,
            "now": now,
            "audit": audit_id,
        }
        return self._connection.execute(_END, values).rowcount == 1


def _appointment(row: AnyRow) -> Appointment:
    return Appointment(
        id=row.id,
        order_id=row.order_id,
        slot_id=row.slot_id,
        provider_id=row.provider_id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        busy_until=row.busy_until,
        mode=Mode(row.mode),
        origin=Origin(row.origin),
        state=AppointmentState(row.state),
        calendar_uid=row.calendar_uid,
        sequence=row.sequence,
        cancel_reason=row.cancel_reason,
        available_again_from=row.available_again_from,
    )
