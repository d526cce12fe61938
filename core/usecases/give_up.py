"""Give up on a turn that keeps failing: park it, tell the person it is our fault, call staff."""

from __future__ import annotations

from datetime import datetime

from core.dialogue import codec
from core.dialogue.outputs import Say
from core.dialogue.sayings import OurFault
from core.ports.conversation_store import ASSISTANT, QUEUE, Conversation, Received
from core.ports.unit_of_work import UnitOfWork
from core.usecases.say import say_all
from core.usecases.take_turn import forget_secret
from core.usecases.take_waiting_turn import TurnTools, open_turn


def give_up(
    uow: UnitOfWork,
    row: Received,
    error: str,
    tools: TurnTools,
    now: datetime,
    *,
    speechless: bool = False,
) -> None:
    """Park the row for good; its secrets are forgotten.

    A conversation that a person of the staff has stays theirs, and the assistant silent.
    ``speechless``: the words for it are what fails, so staff alone are told.
    """
    context = open_turn(uow, row, tools, now)
    conversation = context.conversation
    forget_secret(context, row.event)
    if conversation.owner in {ASSISTANT, QUEUE}:
        conversation.owner = QUEUE
        says = () if speechless else (Say(OurFault()),)
        say_all(context, tools.wording, says, turn=conversation.turn)
    conversation.waiting_since = conversation.waiting_since or now
    conversation.waiting_for = "our_fault"
    _begin_anew_if_unreadable(conversation)
    conversation.turn += 1
    uow.conversations.save(conversation)
    uow.inbox.park(row.id, row.event.without_marks(), error, now)
    uow.audit.record("turn_given_up", f"inbox:{row.id}", now, {"error": error})


def _begin_anew_if_unreadable(conversation: Conversation) -> None:
    """A state that cannot be read would fail every turn to come: forget it, and sign out."""
    try:
        codec.loads(conversation.dialogue)
    except Exception:  # noqa: BLE001 - however it is broken
        conversation.dialogue = ""
        conversation.signed_in_at = None
