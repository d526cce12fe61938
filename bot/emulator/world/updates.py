"""The queue of updates, with Telegram's offset semantics."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.emulator.world.messages import Message
from bot.emulator.world.signal import Signal

KEPT = timedelta(hours=24)
"""Telegram keeps an update that nobody fetches for a day."""

AHEAD = 10
"""An offset further ahead than this is taken for a mistake and confirms nothing."""

KINDS_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Sent only to bots that name them in `allowed_updates`."""


@dataclass(frozen=True)
class Update:
    """One update; updates of the same `queue` (a chat) reach a webhook in order."""

    update_id: int
    kind: str
    payload: Any
    queue: int
    created: datetime
    message: Message | None = None

    def as_api(self) -> dict[str, Any]:
        """The Bot API object `Update`."""
        return {"update_id": self.update_id, self.kind: self.payload}


class Updates:
    """Pending updates, oldest first. Ids rise by one from `first_id`."""

    def __init__(self, first_id: int) -> None:
        self.next_id = first_id
        self.pending: deque[Update] = deque()
        self.allowed: frozenset[str] | None = None
        self.signal = Signal()

    def offer(
        self, kind: str, payload: object, queue: int, now: datetime, message: Message | None = None
    ) -> None:
        """Queue an update, unless the bot does not want this kind."""
        if not self._unwanted(kind):
            self.add(kind, payload, queue, now, message)

    def add(
        self, kind: str, payload: object, queue: int, now: datetime, message: Message | None = None
    ) -> None:
        """Queue an update of any kind."""
        self.pending.append(Update(self.next_id, kind, payload, queue, now, message))
        self.next_id += 1
        self.signal.notify()

    def _unwanted(self, kind: str) -> bool:
        if self.allowed is None:
            return kind in KINDS_ON_REQUEST
        return kind not in self.allowed

    def absolute(self, offset: int) -> int:
        """A negative offset counts from the end of the queue."""
        return offset if offset >= 0 else max(0, offset + self.next_id)

    def take(self, offset: int, limit: int, now: datetime) -> list[Update]:
        """Confirm everything below `offset` and return up to `limit` of the rest, unconfirmed."""
        self.expire(now)
        if offset <= self.next_id + AHEAD:
            while self.pending and self.pending[0].update_id < offset:
                self.pending.popleft()
        return [self.pending[index] for index in range(min(limit, len(self.pending)))]

    def drop(self, update: Update) -> None:
        """Forget one update: a webhook took it."""
        if update in self.pending:
            self.pending.remove(update)

    def expire(self, now: datetime) -> None:
        """Forget what is too old."""
        while self.pending and now - self.pending[0].created > KEPT:
            self.pending.popleft()
