"""Hold a slot for an order while the person makes up their mind; one hold an order."""

from __future__ import annotations

from datetime import timedelta

from core.dialogue.commands import HoldSlot
from core.dialogue.inputs import BookingClosed, Held, SlotGone
from core.domain.booking_window import is_open, reach
from core.domain.order import Order
from core.domain.postcode import prefixes
from core.domain.slot import Slot
from core.usecases.turn_context import TurnContext, offer_of


def hold_slot(context: TurnContext, command: HoldSlot) -> Held | SlotGone | BookingClosed:
    """Hold the slot if the order may have it and nobody else does."""
    uow, now = context.uow, context.now
    order = uow.orders.lock(context.order_id)
    if not is_open(order, now):
        return BookingClosed(order.booking_deadline)
    slot = uow.slots.by_id(command.offer.slot_id)
    if slot is None or not may_have(context, order, slot, context.policy.notice):
        return SlotGone()
    uow.providers.lock(slot.provider_id)
    uow.slots.release_holds(order.id)
    if not uow.slots.hold(slot.id, order.id, now, now + context.policy.hold):
        return SlotGone()
    uow.audit.record("slot_held", f"slot:{slot.id}", now, {"order": order.id})
    return Held(offer_of(slot), int(context.policy.hold.total_seconds() // 60))


def may_have(context: TurnContext, order: Order, slot: Slot, notice: timedelta) -> bool:
    """Say whether the slot is of the order's service, in its area, and within its reach."""
    serving = context.uow.providers.serving(order.service, prefixes(order.postcode))
    within = reach(order, context.now, notice)
    return slot.provider_id in serving and within.covers(slot.starts_at)
