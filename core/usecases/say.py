"""Say what a turn has to say: one message a turn, because channels and people like few."""

from __future__ import annotations

from collections.abc import Sequence

from core.dialogue.outputs import Say
from core.ports.conversation_store import ASSISTANT
from core.ports.outbound import Button, OutgoingText
from core.ports.wording import Wording
from core.usecases.button_names import button_name
from core.usecases.turn_context import TurnContext


def say_all(context: TurnContext, wording: Wording, says: Sequence[Say], *, turn: int) -> int:
    """Write one message with the words of all ``says`` and the last buttons among them."""
    if not says:
        return 0
    now, language = context.now, context.conversation.language
    text = "\n\n".join(wording.text(say, language, now) for say in says)
    with_buttons = [say for say in says if say.buttons]
    buttons = tuple(
        Button(wording.label(button.label, language, now), button_name(turn, index))
        for index, button in enumerate(with_buttons[-1].buttons if with_buttons else ())
    )
    outgoing = OutgoingText(text, buttons)
    outbox_id = context.uow.outbox.add(context.conversation, outgoing, ASSISTANT, now)
    context.uow.messages.add_outgoing(context.conversation, outbox_id, text, now)
    return 1
