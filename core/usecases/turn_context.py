"""What the commands of one turn share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.dialogue.state import Offer
from core.domain.appointment import Appointment
from core.domain.errors import Broken
from core.domain.order import Order
from core.domain.slot import Slot
from core.ports.conversation_store import Conversation
from core.ports.secrets import Secrets
from core.ports.unit_of_work import UnitOfWork
from core.usecases.policy import Policy


@dataclass(slots=True, kw_only=True)
class TurnContext:
    """One turn: its transaction, its conversation, its instant (aware UTC)."""

    uow: UnitOfWork
    conversation: Conversation
    inbox_id: str
    now: datetime
    policy: Policy
    secrets: Secrets

    @property
    def source(self) -> str:
        """Return who tries to sign in, for the budget: one chat."""
        return f"{self.conversation.channel}:{self.conversation.address}"

    @property
    def order_id(self) -> str:
        """Return the id of the order this conversation is signed in to."""
        if self.conversation.order_id is None or self.conversation.signed_in_at is None:
            raise Broken("a command that needs a sign-in reached a conversation without one")
        return self.conversation.order_id

    def order(self) -> Order:
        """Return the order this conversation is signed in to."""
        return self.uow.orders.by_id(self.order_id)


def offer_of(slot: Slot | Appointment) -> Offer:
    """Return a slot or appointment as the dialogue may see it."""
    slot_id = slot.slot_id if isinstance(slot, Appointment) else slot.id
    return Offer(slot_id, slot.starts_at, slot.ends_at, slot.mode)


def is_another(present: Appointment | None, read_back: Offer | None) -> bool:
    """Say whether the order has another appointment than was read back, if one was."""
    if read_back is None or present is None:
        return False
    return (present.slot_id, present.starts_at) != (read_back.slot_id, read_back.starts_at)
