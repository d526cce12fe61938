"""Tell the appointment an order has."""

from __future__ import annotations

from core.dialogue.inputs import AppointmentIs
from core.domain.local_time import local_day
from core.usecases.turn_context import TurnContext, offer_of


def look_up_appointment(context: TurnContext) -> AppointmentIs:
    """Return the active appointment, and whether it is on this very day."""
    found = context.uow.appointments.active_of(context.order_id)
    if found is None:
        return AppointmentIs(None)
    today = local_day(found.starts_at) == local_day(context.now)
    return AppointmentIs(offer_of(found), today)
