"""Appointments in the database."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import bindparam

from core.domain.appointment import Appointment, AppointmentState, Origin
from core.domain.slot import Mode
from core.ports.booking_store import AppointmentLine
from core.storage.runner import Runner
from core.storage.tables import appointments, orders, providers
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


_NEWEST = (
    sa.select(
        appointments.c.starts_at,
        appointments.c.ends_at,
        providers.c.name.label("provider_name"),
        orders.c.order_number,
        appointments.c.state,
    )
    .join(providers, providers.c.id == appointments.c.provider_id)
    .join(orders, orders.c.id == appointments.c.order_id)
    .order_by(appointments.c.changed_at.desc(), appointments.c.id.desc())
    .limit(bindparam("count", type_=sa.Integer))
)


class AppointmentStore:
    """Implements core.ports.booking_store.Appointments."""

    def __init__(self, connection: Runner) -> None:
        """Read and write through ``connection``."""
        self._connection = connection

    def active_of(self, order_id: str) -> Appointment | None:
        """Return the confirmed appointment of the order."""
        row = self._connection.execute(_ACTIVE, {"order": order_id}).first()
        return _appointment(row) if row else None

    def newest(self, count: int) -> tuple[AppointmentLine, ...]:
        """Return the appointments that changed last, the latest first."""
        return tuple(
            AppointmentLine(**(row._asdict() | {"state": AppointmentState(row.state)}))
            for row in self._connection.execute(_NEWEST, {"count": count})
        )

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
