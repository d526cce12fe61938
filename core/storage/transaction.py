"""One transaction's stores: the unit of work over one connection."""

from __future__ import annotations

import sqlalchemy as sa

from core.ports.secrets import Secrets
from core.storage.appointments import AppointmentStore
from core.storage.audit_store import AuditStore
from core.storage.conversation_stores import ConversationStore, MessageStore
from core.storage.inbox_store import InboxStore
from core.storage.orders import OrderStore, ProviderStore
from core.storage.outbox_store import OutboxStore
from core.storage.send_queue import SendQueueStore
from core.storage.sign_ins import AccessCodeStore, TryStore
from core.storage.slots import SlotStore


class Transaction:
    """Implements core.ports.unit_of_work.UnitOfWork."""

    __slots__ = (
        "access_codes",
        "actor",
        "appointments",
        "audit",
        "connection",
        "conversations",
        "inbox",
        "messages",
        "orders",
        "outbox",
        "providers",
        "send_queue",
        "slots",
        "tries",
    )

    def __init__(self, connection: sa.Connection, secrets: Secrets, actor: str) -> None:
        """Put all stores on ``connection``."""
        self.actor = actor
        self.connection = connection
        self.orders = OrderStore(connection, secrets)
        self.providers = ProviderStore(connection)
        self.slots = SlotStore(connection)
        self.appointments = AppointmentStore(connection)
        self.conversations = ConversationStore(connection)
        self.messages = MessageStore(connection)
        self.inbox = InboxStore(connection)
        self.outbox = OutboxStore(connection)
        self.send_queue = SendQueueStore(connection)
        self.tries = TryStore(connection)
        self.access_codes = AccessCodeStore(connection)
        self.audit = AuditStore(connection, actor)

    def act_as(self, actor: str) -> None:
        """Run the rest of the transaction on behalf of ``actor``."""
        self.actor = self.audit.actor = actor

    def flush(self) -> None:
        """Write what is kept back until just before the commit."""
        self.audit.flush()
