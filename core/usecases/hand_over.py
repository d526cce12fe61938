"""Put a conversation on the staff's list; the assistant answers until somebody takes it."""

from __future__ import annotations

from core.dialogue.commands import HandOver
from core.dialogue.inputs import HandedOver
from core.domain.local_time import local_day
from core.domain.public_holidays import public_holidays
from core.ports.conversation_store import QUEUE
from core.usecases.turn_context import TurnContext


def hand_over(context: TurnContext, command: HandOver) -> HandedOver:
    """Note since when and why a person is wanted, and say whether somebody is in now."""
    conversation, now = context.conversation, context.now
    conversation.owner = QUEUE
    conversation.waiting_since = conversation.waiting_since or now
    conversation.waiting_for = command.topic.value
    context.uow.audit.record(
        "handed_over", f"conversation:{conversation.id}", now, {"topic": command.topic.value}
    )
    closed = frozenset(public_holidays(context.policy.office_land, local_day(now).year))
    open_now = context.policy.office.open_at(now, closed | context.policy.closed_days)
    return HandedOver(command.topic.value, open_now)
