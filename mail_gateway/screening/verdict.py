"""What screening says of a mail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """Where a mail goes. None of them loses it: the raw bytes stay in every case."""

    CASE = "case"
    """It may belong to an order: matching looks further."""
    STAFF = "staff"
    """A person looks at it."""
    DROPPED_AUTO = "dropped_auto"
    """A machine wrote it for nobody: it is filed, and nothing follows."""
    QUARANTINE = "quarantine"
    """It may do harm: nothing of it is opened until staff release it."""


class Authentication(StrEnum):
    """What our own front server found out about the sender (RFC 8601)."""

    PASS = "pass"  # noqa: S105 - a verdict
    FAIL = "fail"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """A message of ours that did not arrive. ``permanent``: it will not be tried again.

    ``original_message_id`` and ``original_recipients`` come from the copy that the report holds,
    ``tag`` from our own return path: each names the order that the message was about.
    """

    recipients: tuple[str, ...]
    permanent: bool
    tag: str | None = None
    original_message_id: str | None = None
    original_subject: str = ""
    original_recipients: tuple[str, ...] = ()
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What one check found: a stable code, and what follows from it.

    ``outcome`` is where the mail goes at least, ``answerable`` whether a machine may still answer.
    """

    code: str
    outcome: Outcome = Outcome.CASE
    answerable: bool = True
    auto_reply: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Where a mail goes and why; ``reasons`` are stable codes in snake case, sure ones first."""

    outcome: Outcome
    reasons: tuple[str, ...]
    may_be_answered: bool
    auto_reply: bool
    bounce: Bounce | None
    authentication: Authentication
