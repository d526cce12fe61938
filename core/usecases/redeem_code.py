"""Look up the one-time code of a letter. It is used up by the sign-in, not by being looked at."""

from __future__ import annotations

from core.dialogue.commands import RedeemCode
from core.dialogue.inputs import CodeKnown, CodeUnknown
from core.ports.sign_in_store import AccessCode
from core.usecases.turn_context import TurnContext


def redeem_code(context: TurnContext, command: RedeemCode) -> CodeKnown | CodeUnknown:
    """Say whether the code (its mark) is good."""
    return CodeKnown() if good_code(context, command.code) else CodeUnknown()


def good_code(context: TurnContext, code_mark: str) -> AccessCode | None:
    """Return the code if it exists, is unused and has not expired."""
    code = context.uow.access_codes.find(code_mark)
    if code is None or code.used_at is not None or code.expires_at <= context.now:
        return None
    return code
