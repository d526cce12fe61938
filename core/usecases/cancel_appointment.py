"""Cancel an appointment: why, and from when on it suits again. The slot is free for others at once.

Every cancellation by the insured side is kept with instant, reason and by whom, because a late
decision costs the fund money only when the delay is its own fault (SGB XI section 18c).
"""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.commands import Cancel
from core.dialogue.inputs import AppointmentIs, Cancelled, TooLate
from core.domain.appointment import AppointmentState
from core.domain.order import OrderState
from core.usecases.turn_context import TurnContext, is_another, offer_of

CancelResult = Cancelled | AppointmentIs | TooLate


def cancel_appointment(
    context: TurnContext, command: Cancel
) -> Cancelled | AppointmentIs | TooLate:
    """Cancel the active appointment unless it has begun.

    Nothing changes when there is none, or another than was read back.
    """
    uow, now = context.uow, context.now
    order = uow.orders.lock(context.order_id)
    present = uow.appointments.active_of(order.id)
    if present is None or is_another(present, command.appointment):
        return AppointmentIs(offer_of(present) if present else None)
    if present.starts_at <= now:
        return TooLate()
    uow.providers.lock(present.provider_id)
    day = command.available_from
    values = {"order": order.id, "available_again_from": day.isoformat() if day else ""}
    audit_id = uow.audit.record("appointment_cancelled", f"appointment:{present.id}", now, values)
    ended = replace(
        present,
        state=AppointmentState.CANCELLED,
        sequence=present.sequence + 1,
        cancel_reason=command.reason,
        available_again_from=day,
    )
    uow.appointments.end(ended, audit_id, uow.actor, now)
    uow.slots.free(present.slot_id)
    if order.state is OrderState.SCHEDULED:  # one on hold, or withdrawn, stays so
        uow.orders.set_state(order.id, OrderState.OPEN, now)
    return Cancelled(offer_of(present))
