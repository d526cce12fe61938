"""What the mail gateway needs from storage: mails as they came, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class SpooledMail:
    """A mail as it came in; ``raw`` is None when it lies in the folder of large mails.

    ``natural_key`` is the same for a mail that is sent again. ``sender`` and ``recipients`` are
    those of the envelope, ``peer`` the address it was handed over from.
    """

    natural_key: str
    raw_sha256: str
    size: int
    raw: bytes | None
    sender: str
    recipients: tuple[str, ...]
    peer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingMail:
    """A mail that was not looked at yet, or is to be looked at again."""

    id: str
    raw_sha256: str
    raw: bytes | None
    sender: str
    recipients: tuple[str, ...]
    received_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MailOutcome:
    """What became of a mail; ``reasons`` are stable codes, ``queue`` is whose desk it lies on."""

    outcome: str
    reasons: tuple[str, ...]
    subject: str
    author: str
    message_id: str
    queue: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MailLine:
    """A mail as a list shows it."""

    id: str
    received_at: datetime
    author: str
    subject: str
    outcome: str | None
    reasons: tuple[str, ...]
    queue: str | None
    size: int


class Mails(Protocol):
    """Mails that came in."""

    def store(self, mails: Sequence[SpooledMail], now: datetime) -> int:
        """Keep those that are new by their natural key; return how many those were."""
        ...

    def waiting(self, limit: int, now: datetime) -> tuple[WaitingMail, ...]:
        """Return mails that wait, oldest first."""
        ...

    def by_id(self, mail_id: str) -> WaitingMail | None:
        """Return a mail, whatever became of it."""
        ...

    def begin(self, mail_id: str, now: datetime, until: datetime) -> bool:
        """Count a try to read a mail, and keep others from it until then; False: not ours now."""
        ...

    def end(self, mail_id: str, outcome: MailOutcome, now: datetime) -> bool:
        """Note what became of a mail; False when another worker did so before."""
        ...

    def look_again(self, mail_id: str) -> bool:
        """Have a mail that has ended looked at anew; False when there is none of this id."""
        ...

    def newest(self, limit: int) -> tuple[MailLine, ...]:
        """Return the newest mails first."""
        ...
