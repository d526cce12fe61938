"""One transaction's stores: the unit of work over one connection."""

from __future__ import annotations

import sqlalchemy as sa

from core.ports.backlog import Backlog
from core.ports.booking_store import Appointments, Orders, Providers, Slots
from core.ports.conversation_store import Conversations, Inbox, Messages, Outbox
from core.ports.mail_store import Mails
from core.ports.secrets import Secrets
from core.ports.send_queue import SendQueue
from core.ports.sign_in_store import AccessCodes, Tries
from core.ports.unit_of_work import Audit
from core.storage.appointments import AppointmentStore
from core.storage.audit_store import AuditStore
from core.storage.backlog_store import BacklogStore
from core.storage.conversation_stores import ConversationStore, MessageStore
from core.storage.inbox_store import InboxStore
from core.storage.mail_store import MailStore
from core.storage.orders import OrderStore, ProviderStore
from core.storage.outbox_store import OutboxStore
from core.storage.runner import Runner
from core.storage.send_queue import SendQueueStore
from core.storage.sign_ins import AccessCodeStore, TryStore
from core.storage.slots import SlotStore


class Transaction:
    """Implements core.ports.unit_of_work.UnitOfWork."""

    __slots__ = (
        "_kept_back",
        "access_codes",
        "actor",
        "appointments",
        "audit",
        "backlog",
        "connection",
        "conversations",
        "inbox",
        "mails",
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
        runner = Runner(connection)
        self.orders: Orders = OrderStore(runner, secrets)
        self.providers: Providers = ProviderStore(runner)
        self.slots: Slots = SlotStore(runner)
        self.appointments: Appointments = AppointmentStore(runner)
        self.conversations: Conversations = ConversationStore(runner)
        self.messages: Messages = MessageStore(runner)
        self.inbox: Inbox = InboxStore(runner)
        self.mails: Mails = MailStore(runner)
        self.outbox: Outbox = OutboxStore(runner)
        self.send_queue: SendQueue = SendQueueStore(runner)
        self.tries: Tries = TryStore(runner)
        self.access_codes: AccessCodes = AccessCodeStore(runner)
        self.backlog: Backlog = BacklogStore(runner)
        self._kept_back = AuditStore(runner, actor)
        self.audit: Audit = self._kept_back

    def act_as(self, actor: str) -> None:
        """Run the rest of the transaction on behalf of ``actor``."""
        self.actor = self._kept_back.actor = actor

    def flush(self) -> None:
        """Write what is kept back until just before the commit."""
        self._kept_back.flush()
