"""One transaction: everything a use case reads and writes, committed once or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeAlias, TypeVar

from core.ports.backlog import Backlog
from core.ports.booking_store import Appointments, Orders, Providers, Slots
from core.ports.conversation_store import Conversations, Inbox, Messages, Outbox
from core.ports.mail_store import Mails
from core.ports.send_queue import SendQueue
from core.ports.sign_in_store import AccessCodes, Tries

T = TypeVar("T")
Outcome: TypeAlias = T | Exception
"""What a piece of work returned, or why nothing of it was kept."""


class Audit(Protocol):
    """The record of acts; flushed into its hash chain when the transaction commits."""

    def record(
        self, action: str, subject: str, now: datetime, values: Mapping[str, str] | None = None
    ) -> str:
        """Record an act of this transaction's actor; return the event's id."""
        ...


class UnitOfWork(Protocol):
    """The stores of one transaction; ``actor`` says on whose behalf it runs."""

    actor: str
    orders: Orders
    providers: Providers
    slots: Slots
    appointments: Appointments
    conversations: Conversations
    messages: Messages
    inbox: Inbox
    outbox: Outbox
    send_queue: SendQueue
    tries: Tries
    access_codes: AccessCodes
    backlog: Backlog
    mails: Mails
    audit: Audit

    def act_as(self, actor: str) -> None:
        """Run the rest of the transaction on behalf of ``actor``."""
        ...


class Database(Protocol):
    """Runs work in a transaction of its own, off the event loop.

    ``lanes`` is how many transactions that write can be under way at the same moment.
    """

    lanes: int

    async def write(self, work: Callable[[UnitOfWork], T], actor: str = "system") -> T:
        """Run ``work`` and commit; roll back when it raises.

        Raises TryLater when the database cannot be reached or the commit's fate is unknown.
        """
        ...

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run ``work`` that only reads."""
        ...

    async def run(self, job: Callable[[], T]) -> T:
        """Run ``job`` in a thread where it may ``write_here`` as often as it likes."""
        ...

    def write_here(self, work: Callable[[UnitOfWork], T], actor: str = "system") -> T:
        """As ``write``, from a thread without an event loop."""
        ...

    def write_each(self, works: Sequence[Callable[[UnitOfWork], T]]) -> Sequence[Outcome[T]]:
        """Run each of ``works`` all or nothing and commit; return each one's outcome.

        What one of them does is undone when it raises, and the others are kept. They may share a
        commit: then a commit that fails undoes them all.
        """
        ...
