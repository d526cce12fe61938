"""Sign in with order number (or the letter's code) and postcode.

Unknown order and wrong postcode take the same work and get the same answer. The postcode itself
never comes here, only its mark.
"""

from __future__ import annotations

import hmac

from core.dialogue.commands import SignIn
from core.dialogue.inputs import SignedIn, SignInSpent, SignInWaits, SignInWrong
from core.domain.order import Order
from core.domain.sign_in_budget import Verdict
from core.ports.sign_in_store import AccessCode
from core.usecases.count_try import TryNotCounted
from core.usecases.redeem_code import good_code
from core.usecases.turn_context import TurnContext, offer_of

NO_SUCH_ORDER = "no such order"
NEVER = "0" * 64
"""A check that no postcode has."""
SignInResult = SignedIn | SignInWrong | SignInWaits | SignInSpent


def sign_in(context: TurnContext, command: SignIn) -> SignInResult:
    """Check the counted try; raises TryNotCounted when that is still to be done."""
    code = good_code(context, command.code) if command.code else None
    number = command.order_number or (code.order_number if code else NO_SUCH_ORDER)
    order_key = context.secrets.order_key(number)
    counted = context.uow.tries.find(context.inbox_id)
    if counted is None:
        raise TryNotCounted(context.source, order_key, code.code_check if code else None)
    decision = counted.decision
    if decision.verdict is Verdict.SOURCE_WAITS and decision.retry_at is not None:
        return SignInWaits(decision.retry_at)
    if decision.verdict is not Verdict.ALLOWED:
        return SignInSpent()
    kept = context.uow.orders.postcode_check(number) or NEVER
    typed = context.secrets.check(number, command.postcode)
    right = hmac.compare_digest(kept, typed)
    # Only now is the order read: until here an unknown one took exactly the same work.
    order = context.uow.orders.by_number(number) if right else None
    return _enter(context, order, code) if order is not None else _wrong(context)


def _wrong(context: TurnContext) -> SignInWrong:
    context.uow.audit.record("sign_in_wrong", f"source:{context.source}", context.now)
    return SignInWrong()


def _enter(context: TurnContext, order: Order, code: AccessCode | None) -> SignedIn:
    context.uow.tries.was_right(context.inbox_id)
    if code is not None:
        context.uow.access_codes.use(code.code_check, context.now)
    context.conversation.order_id = order.id
    context.conversation.signed_in_at = context.now
    context.uow.audit.record(
        "signed_in", f"order:{order.id}", context.now, {"by": "code" if code else "number"}
    )
    appointment = context.uow.appointments.active_of(order.id)
    return SignedIn(order.order_number, offer_of(appointment) if appointment else None)
