"""Forget who is signed in to a chat; which order it was about stays for staff to see."""

from __future__ import annotations

from core.usecases.turn_context import TurnContext


def sign_out(context: TurnContext) -> None:
    """End the sign-in."""
    if context.conversation.signed_in_at is not None:
        context.uow.audit.record(
            "signed_out", f"order:{context.conversation.order_id}", context.now
        )
    context.conversation.signed_in_at = None
