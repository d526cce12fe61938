"""Take the turn of an inbox row: lock, converse, write; the caller commits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.ports.conversation_store import Received
from core.ports.secrets import Secrets
from core.ports.unit_of_work import UnitOfWork
from core.ports.wording import Wording
from core.usecases.policy import Policy
from core.usecases.reached import reached
from core.usecases.take_turn import take_turn
from core.usecases.turn_context import TurnContext

LANGUAGE = "de"


@dataclass(frozen=True, slots=True)
class TurnTools:
    """What every turn needs besides its transaction."""

    policy: Policy
    secrets: Secrets
    wording: Wording


def take_waiting_turn(
    uow: UnitOfWork, inbox_id: str, tools: TurnTools, now: datetime
) -> int | None:
    """Return how many outbox rows the turn wrote; None when the row is done, or taken elsewhere."""
    row = uow.inbox.take(inbox_id)
    if row is None:
        return None
    reached("turn.begun")
    context = open_turn(uow, row, tools, now)
    reached("turn.locked")
    return take_turn(context, row.event, tools.wording).written


def open_turn(uow: UnitOfWork, row: Received, tools: TurnTools, now: datetime) -> TurnContext:
    """Lock the row's conversation and return the turn's context; the person acts from here on."""
    event = row.event
    uow.act_as(f"{event.channel}:{event.address}")
    conversation = uow.conversations.lock(event.channel, event.address, LANGUAGE, now)
    return TurnContext(
        uow=uow,
        conversation=conversation,
        inbox_id=row.id,
        now=now,
        policy=tools.policy,
        secrets=tools.secrets,
    )
