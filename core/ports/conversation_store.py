"""What the conversation use cases need from storage: conversations, messages, inbox and outbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.ports.inbound import Inbound
from core.ports.outbound import OutgoingDelete, OutgoingText

ASSISTANT = "assistant"
QUEUE = "queue"


@dataclass(slots=True, kw_only=True)
class Conversation:
    """A conversation as a turn changes it; ``owner``: assistant, queue, or a staff account."""

    id: str
    channel: str
    address: str
    order_id: str | None
    signed_in_at: datetime | None
    owner: str
    dialogue: str
    turn: int
    language: str
    last_inbound_at: datetime | None
    waiting_since: datetime | None
    waiting_for: str | None
    blocked_at: datetime | None


class Conversations(Protocol):
    """Conversations."""

    def lock(self, channel: str, address: str, language: str, now: datetime) -> Conversation:
        """Return the conversation, newly made if need be, and keep other turns of it waiting."""
        ...

    def save(self, conversation: Conversation) -> None:
        """Store the conversation's next turn; raises LostRace when another turn came first."""
        ...


class Messages(Protocol):
    """What was said, both ways. Texts are hidden before they come here."""

    def add_incoming(
        self, conversation: Conversation, inbox_id: str, event: Inbound, now: datetime
    ) -> None:
        """Keep an incoming message; the same inbox row a second time is an error."""
        ...

    def add_outgoing(
        self, conversation: Conversation, outbox_id: str, text: str, now: datetime
    ) -> None:
        """Keep an outgoing message beside its outbox row."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An inbox row that waits for its turn."""

    id: str
    event: Inbound
    received_at: datetime
    attempts: int


class Inbox(Protocol):
    """Incoming events, stored before they are acknowledged."""

    def store(self, events: Sequence[Inbound], now: datetime) -> int:
        """Keep the events that are new by their natural key; return how many those were."""
        ...

    def waiting(self, limit: int, now: datetime) -> tuple[str, ...]:
        """Return the ids of rows that may be taken now: the oldest of every conversation."""
        ...

    def take(self, inbox_id: str) -> Received | None:
        """Return the row for this transaction alone; None when it is done or somebody has it."""
        ...

    def done(self, inbox_id: str, event: Inbound, now: datetime) -> None:
        """Finish the row; ``event`` is what may be kept of it."""
        ...

    def failed(self, inbox_id: str, error: str, retry_at: datetime) -> None:
        """Note a failed turn, to be taken again from ``retry_at`` on."""
        ...

    def park(self, inbox_id: str, event: Inbound, error: str, now: datetime) -> None:
        """Set the row aside for staff; ``event`` is what may be kept of it."""
        ...


class Outbox(Protocol):
    """Outgoing messages, written with the turn and sent by a relay."""

    def add(
        self,
        conversation: Conversation,
        content: OutgoingText | OutgoingDelete,
        author: str,
        now: datetime,
        due_at: datetime | None = None,
    ) -> str:
        """Put a message in the queue, its recipient fixed now; return the row's id."""
        ...
