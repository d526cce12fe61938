"""Errors, named by who has to act. They carry values, never wording and never a channel's code."""

from __future__ import annotations

from datetime import datetime


class TerminlotseError(Exception):
    """The root of every error that Terminlotse raises on purpose."""


class Refused(TerminlotseError):
    """A rule says no, and the person can act."""


class TryLater(TerminlotseError):
    """Temporary: the same call may go through later."""

    def __init__(self, reason: str, retry_at: datetime | None = None) -> None:
        """Keep the ``reason`` for our log and the earliest sensible next try (UTC), if known."""
        super().__init__(reason)
        self.reason = reason
        self.retry_at = retry_at


class LostRace(TryLater):
    """Another worker changed the same conversation first; taking the turn again is safe."""


class Broken(TerminlotseError):
    """Ours: staff and the log have to know; the person is told that nothing is lost."""
