"""Give back what an order holds."""

from __future__ import annotations

from core.usecases.turn_context import TurnContext


def release_hold(context: TurnContext) -> None:
    """Free the held slot, if there is one."""
    order_id = context.order_id
    if context.uow.slots.release_holds(order_id):
        context.uow.audit.record("hold_released", f"order:{order_id}", context.now)
