"""The outbox in the database: written with the turn."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from core.domain.ids import new_id
from core.ports.conversation_store import Conversation
from core.ports.outbound import OutgoingDelete, OutgoingText
from core.storage.conversation_tables import outbox
from core.storage.runner import Runner

_ADD = sa.insert(outbox)


class OutboxStore:
    """Implements core.ports.conversation_store.Outbox."""

    def __init__(self, connection: Runner) -> None:
        """Write through ``connection``."""
        self._connection = connection

    def add(
        self,
        conversation: Conversation,
        content: OutgoingText | OutgoingDelete,
        author: str,
        now: datetime,
        due_at: datetime | None = None,
    ) -> str:
        """Put a message in the queue, its recipient fixed now; return the row's id."""
        row_id = new_id(now)
        values = {
            "id": row_id,
            "conversation_id": conversation.id,
            "channel": conversation.channel,
            "address": conversation.address,
            "author": author,
            "kind": "delete" if isinstance(content, OutgoingDelete) else "message",
            "body": content.to_json(),
            "due_at": due_at or now,
            "not_before": due_at or now,
            "state": "due",
            "attempts": 0,
            "fence": 0,
        }
        self._connection.execute(_ADD, values)
        return row_id
