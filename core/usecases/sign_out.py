"""Forget who is signed in to a chat; which order it was about stays for staff to see."""

from __future__ import annotations

from core.usecases.turn_context import TurnContext


def sign_out(context: TurnContext) -> None:
    """End the sign-in."""
    context.conversation.signed_in_at = None
