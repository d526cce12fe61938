"""Conversations and messages in the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.dialects import postgresql, sqlite

from core.domain.errors import LostRace
from core.domain.ids import new_id
from core.ports.conversation_store import ASSISTANT, Conversation
from core.ports.inbound import Inbound, Kind
from core.storage.conversation_tables import conversations, messages
from core.storage.runner import Runner

_c = conversations.c
_FIND = sa.select(
    _c.id,
    _c.channel,
    _c.address,
    _c.order_id,
    _c.signed_in_at,
    _c.owner,
    _c.dialogue,
    _c.turn,
    _c.language,
    _c.last_inbound_at,
    _c.waiting_since,
    _c.waiting_for,
    _c.blocked_at,
).where(_c.channel == bindparam("channel"), _c.address == bindparam("address"))
_LOCK = _FIND.with_for_update()
_MAKE = {
    "sqlite": sqlite.insert(conversations).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(conversations).on_conflict_do_nothing(),
}
_SAVE = (
    sa.update(conversations)
    .where(_c.id == bindparam("key"), _c.turn == bindparam("old_turn"))
    .values(
        order_id=bindparam("order_id"),
        signed_in_at=bindparam("signed_in_at"),
        owner=bindparam("owner"),
        dialogue=bindparam("dialogue"),
        turn=bindparam("turn"),
        language=bindparam("language"),
        last_inbound_at=bindparam("last_inbound_at"),
        waiting_since=bindparam("waiting_since"),
        waiting_for=bindparam("waiting_for"),
        blocked_at=bindparam("blocked_at"),
    )
)
_VERSION = sa.select(sa.func.count()).where(
    messages.c.conversation_id == bindparam("conversation"),
    messages.c.direction == "in",
    messages.c.external_id == bindparam("external"),
)
_ADD = sa.insert(messages)


class ConversationStore:
    """Implements core.ports.conversation_store.Conversations."""

    def __init__(self, connection: Runner) -> None:
        """Read and write through ``connection``."""
        self._connection = connection

    def lock(self, channel: str, address: str, language: str, now: datetime) -> Conversation:
        """Return the conversation, newly made if need be, locked until the commit."""
        key = {"channel": channel, "address": address}
        row = self._connection.execute(_LOCK, key).first()
        if row is None:
            self._make(channel, address, language, now)
            row = self._connection.execute(_LOCK, key).one()
        return Conversation(**row._asdict())

    def _make(self, channel: str, address: str, language: str, now: datetime) -> None:
        values: dict[str, Any] = {
            "id": new_id(now),
            "channel": channel,
            "address": address,
            "owner": ASSISTANT,
            "dialogue": "",
            "turn": 0,
            "language": language,
        }
        self._connection.execute(_MAKE[self._connection.dialect.name], values)

    def save(self, conversation: Conversation) -> None:
        """Store the conversation's next turn; raises LostRace when another turn came first."""
        values = {
            "key": conversation.id,
            "old_turn": conversation.turn - 1,
            "order_id": conversation.order_id,
            "signed_in_at": conversation.signed_in_at,
            "owner": conversation.owner,
            "dialogue": conversation.dialogue,
            "turn": conversation.turn,
            "language": conversation.language,
            "last_inbound_at": conversation.last_inbound_at,
            "waiting_since": conversation.waiting_since,
            "waiting_for": conversation.waiting_for,
            "blocked_at": conversation.blocked_at,
        }
        if self._connection.execute(_SAVE, values).rowcount != 1:
            raise LostRace("another turn of the conversation came first")


class MessageStore:
    """Implements core.ports.conversation_store.Messages."""

    def __init__(self, connection: Runner) -> None:
        """Write through ``connection``."""
        self._connection = connection

    def add_incoming(
        self, conversation: Conversation, inbox_id: str, event: Inbound, now: datetime
    ) -> None:
        """Keep an incoming message; an edited one as the next version beside the earlier ones."""
        values = self._values(conversation, now, "in", event.text)
        values |= {
            "kind": event.media or event.kind.value,
            "inbox_id": inbox_id,
            "external_id": event.external_id,
            "version": self._version(conversation, event),
        }
        self._connection.execute(_ADD, values)

    def _version(self, conversation: Conversation, event: Inbound) -> int:
        if event.kind is not Kind.EDITED:
            return 1
        key = {"conversation": conversation.id, "external": event.external_id}
        return (self._connection.scalar(_VERSION, key) or 0) + 1

    def add_outgoing(
        self, conversation: Conversation, outbox_id: str, text: str, now: datetime
    ) -> None:
        """Keep an outgoing message beside its outbox row."""
        values = self._values(conversation, now, "out", text)
        values |= {"kind": "text", "outbox_id": outbox_id, "version": 1}
        self._connection.execute(_ADD, values)

    @staticmethod
    def _values(
        conversation: Conversation, now: datetime, direction: str, text: str
    ) -> dict[str, Any]:
        return {
            "id": new_id(now),
            "conversation_id": conversation.id,
            "turn": conversation.turn + 1,
            "direction": direction,
            "text": text,
            "at": now,
            "kind": "",
            "inbox_id": None,
            "outbox_id": None,
            "external_id": None,
        }
