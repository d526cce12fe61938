"""What the relay needs from the outbox: leases, results, and the pace that all relays share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from core.ports.outbound import Leased


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast a channel may be used: messages a second in all, and the gap within one chat."""

    per_second: float
    chat_gap: timedelta
    burst: int = 1


@dataclass(frozen=True, slots=True)
class Lease:
    """What may be sent now, and when to look again if that is less than asked for."""

    rows: tuple[Leased, ...]
    look_again_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a leased row: sent, due (again at ``retry_at``), dead or superseded.

    ``chat_waits_until``: when the chat may get its next message. ``pause_until``: until when the
    whole channel asked to be left alone.
    """

    leased: Leased
    state: str
    at: datetime
    external_id: str | None = None
    error: str | None = None
    retry_at: datetime | None = None
    blocked: bool = False
    chat_waits_until: datetime | None = None
    pause_until: datetime | None = None


class SendQueue(Protocol):
    """The outbox as a relay sees it."""

    def lease(self, channel: str, limit: int, pace: Pace, now: datetime) -> Lease:
        """Take rows for sending: the oldest ready one of each conversation, within the pace."""
        ...

    def keep(self, rows: Sequence[Leased], now: datetime) -> None:
        """Extend the leases of rows whose sending takes long, unless they went elsewhere."""
        ...

    def finish(self, outcome: Outcome) -> bool:
        """Store what became of a row; False when the lease had gone to another relay."""
        ...

    def pause(self, channel: str, until: datetime) -> None:
        """Let nobody send on the channel until then."""
        ...
