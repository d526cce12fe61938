"""Give up on a turn that keeps failing: park it, tell the person it is our fault, call staff."""

from __future__ import annotations

from datetime import datetime

from core.dialogue.outputs import Say
from core.dialogue.sayings import OurFault
from core.ports.conversation_store import QUEUE, Received
from core.ports.unit_of_work import UnitOfWork
from core.usecases.say import say_all
from core.usecases.take_waiting_turn import TurnTools, open_turn


def give_up(uow: UnitOfWork, row: Received, error: str, tools: TurnTools, now: datetime) -> bool:
    """Park the row for good; its secrets are forgotten. Always True: something was said."""
    context = open_turn(uow, row, tools, now)
    conversation = context.conversation
    conversation.owner = QUEUE
    conversation.waiting_since = conversation.waiting_since or now
    conversation.waiting_for = "our_fault"
    say_all(context, tools.wording, (Say(OurFault()),), turn=conversation.turn)
    conversation.turn += 1
    uow.conversations.save(conversation)
    uow.inbox.park(row.id, row.event.without_marks(), error, now)
    uow.audit.record("turn_given_up", f"inbox:{row.id}", now, {"error": error})
    return True
