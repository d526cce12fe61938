"""One turn, one transaction: what came in, what follows, what is said, committed once.

The inbox row is taken, the conversation locked, the dialogue stepped until it waits for the person,
its commands carried out on the way; then state, messages, audit and outbox are written and the row
is done. A turn that is killed anywhere leaves the row waiting, as if it had never begun.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.dialogue import codec, inputs
from core.dialogue.outputs import Do, Say
from core.dialogue.sayings import OnlyInPrivate
from core.dialogue.state import Node, State
from core.dialogue.step import step
from core.dialogue.typed import typed
from core.domain.errors import Broken
from core.ports.conversation_store import ASSISTANT, QUEUE
from core.ports.inbound import Inbound, Kind
from core.ports.outbound import OutgoingDelete
from core.ports.wording import Wording
from core.usecases.button_names import read_button_name
from core.usecases.carry_out import carry_out
from core.usecases.reached import reached
from core.usecases.say import say_all
from core.usecases.turn_context import TurnContext

MOST_STEPS = 25


@dataclass(frozen=True, slots=True)
class TurnDone:
    """What became of a turn: how many outbox rows were written."""

    written: int


def take_turn(context: TurnContext, event: Inbound, wording: Wording) -> TurnDone:
    """Take the turn of ``event`` in its locked conversation. Nothing is committed here."""
    conversation, now = context.conversation, context.now
    conversation.last_inbound_at = now
    _note_channel(context, event)
    context.uow.messages.add_incoming(conversation, context.inbox_id, event, now)
    reached("turn.noted")
    written = forget_secret(context, event)
    if event.kind not in {Kind.BLOCKED, Kind.UNBLOCKED}:
        written += _answer(context, event, wording)
        reached("turn.said")
    conversation.turn += 1
    reached("turn.before_save")
    context.uow.conversations.save(conversation)
    context.uow.inbox.done(context.inbox_id, event.without_marks(), now)
    reached("turn.saved")
    return TurnDone(written)


def _note_channel(context: TurnContext, event: Inbound) -> None:
    conversation = context.conversation
    if event.kind is Kind.BLOCKED:
        conversation.blocked_at = context.now
    elif conversation.blocked_at is not None:
        conversation.blocked_at = None


def forget_secret(context: TurnContext, event: Inbound) -> int:
    """Have a message that held a postcode or a code deleted from the chat; return 1 if so."""
    if event.external_id is None or not (event.postcodes or event.start_code):
        return 0
    wish = OutgoingDelete(event.external_id)
    context.uow.outbox.add(context.conversation, wish, ASSISTANT, context.now)
    return 1


def _answer(context: TurnContext, event: Inbound, wording: Wording) -> int:
    conversation = context.conversation
    if conversation.owner not in {ASSISTANT, QUEUE}:
        return 0  # a person of the staff has the conversation: the assistant is silent
    if event.kind is Kind.GROUP:
        return say_all(context, wording, (Say(OnlyInPrivate()),), turn=0)
    state, says = _converse(context, person_input(event), wording)
    conversation.dialogue = codec.dumps(state)
    if state.node is not Node.PERSON:
        conversation.owner = ASSISTANT
    return say_all(context, wording, says, turn=state.turn)


def _converse(
    context: TurnContext, first: inputs.PersonInput, wording: Wording
) -> tuple[State, tuple[Say, ...]]:
    """Step and carry out until the dialogue waits; raises Broken if it never does."""
    state = codec.loads(context.conversation.dialogue)
    if isinstance(first, inputs.Said):
        language = context.conversation.language
        first = typed(state, first, lambda label: wording.label(label, language, context.now))
    waiting: list[inputs.Input] = [first]
    says: list[Say] = []
    for _ in range(MOST_STEPS):
        if not waiting:
            return state, tuple(says)
        turn = step(state, waiting.pop(0), context.now, context.policy.rules)
        state = turn.state
        reached("turn.stepped")
        for output in turn.outputs:
            if isinstance(output, Do):
                result = carry_out(context, output.command)
                reached("turn.carried_out")
                waiting += [result] if result is not None else []
            else:
                says.append(output)
    raise Broken("the dialogue did not come to rest")


def person_input(event: Inbound) -> inputs.PersonInput:
    """Return what the person did, as the dialogue takes it."""
    match event.kind:
        case Kind.TEXT:
            return inputs.Said(event.text, event.postcodes)
        case Kind.START:
            return inputs.Started(event.start_code)
        case Kind.PRESS:
            return _press(event.choice or "")
        case Kind.EDITED:
            return inputs.Edited()
        case Kind.MEDIA:
            return inputs.Showed(event.media or "file")
        case _:
            return inputs.Puzzled()


def _press(choice: str) -> inputs.Chose:
    """Read the name of a button; one that we never gave counts as an old one."""
    return inputs.Chose(*(read_button_name(choice) or (-1, -1)))
