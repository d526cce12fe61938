"""Make the held slot the order's appointment, or move the one it has to it.

The new slot is taken first and the old one freed after, in one transaction: whoever loses a race
keeps what they had.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.dialogue.commands import Book
from core.dialogue.inputs import (
    AppointmentIs,
    Booked,
    BookingClosed,
    HoldLapsed,
    SlotGone,
    TooLate,
)
from core.dialogue.state import Purpose
from core.domain.appointment import Appointment, AppointmentState, Origin
from core.domain.booking_window import is_open
from core.domain.ids import new_id
from core.domain.order import Order, OrderState
from core.domain.slot import Slot, SlotState
from core.usecases.hold_slot import may_have
from core.usecases.turn_context import TurnContext, is_another, offer_of

NOTICE_WAS_KEPT = timedelta()
"""The notice counted when the slot was held: whoever holds it has the whole time to say yes."""

BookResult = Booked | SlotGone | HoldLapsed | BookingClosed | AppointmentIs | TooLate


def book_appointment(context: TurnContext, command: Book) -> BookResult:
    """Book, or say why not; nothing has changed when it was not booked."""
    uow, now = context.uow, context.now
    order = uow.orders.lock(context.order_id)
    if not is_open(order, now):
        return BookingClosed(order.booking_deadline)
    present = uow.appointments.active_of(order.id)
    moves = command.purpose is Purpose.MOVE
    if (present is not None) != moves or is_another(present, command.replaces):
        return AppointmentIs(offer_of(present) if present else None)
    if present is not None and present.starts_at <= now:
        return TooLate()
    slot = uow.slots.by_id(command.offer.slot_id)
    if slot is None or not may_have(context, order, slot, NOTICE_WAS_KEPT):
        return SlotGone()
    uow.providers.lock(slot.provider_id, *([present.provider_id] if present else []))
    if not uow.slots.book(slot.id, order.id, now):
        own = slot.state is SlotState.HELD and slot.held_for == order.id
        return HoldLapsed() if own else SlotGone()
    return _keep(context, order, slot, present)


def _keep(context: TurnContext, order: Order, slot: Slot, present: Appointment | None) -> Booked:
    uow, now = context.uow, context.now
    made = _appointment(context, order, slot, present)
    values = {"order": order.id, "slot": slot.id}
    if present is not None:
        values["moved_from"] = present.slot_id
    action = "appointment_moved" if present else "appointment_booked"
    audit_id = uow.audit.record(action, f"appointment:{made.id}", now, values)
    if present is not None:
        old = replace(present, state=AppointmentState.SUPERSEDED)
        uow.appointments.end(old, audit_id, uow.actor, now)
        uow.slots.free(present.slot_id)
    else:
        uow.orders.set_state(order.id, OrderState.SCHEDULED, now)
    uow.appointments.add(made, audit_id, now)
    return Booked(offer_of(made), offer_of(present) if present else None)


def _appointment(
    context: TurnContext, order: Order, slot: Slot, present: Appointment | None
) -> Appointment:
    appointment_id = new_id(context.now)
    return Appointment(
        id=appointment_id,
        order_id=order.id,
        slot_id=slot.id,
        provider_id=slot.provider_id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        busy_until=slot.busy_until,
        mode=slot.mode,
        origin=Origin.SELF,
        state=AppointmentState.CONFIRMED,
        calendar_uid=present.calendar_uid if present else f"{appointment_id}@terminlotse",
        sequence=present.sequence + 1 if present else 0,
    )
