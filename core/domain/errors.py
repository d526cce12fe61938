"""Errors, named by who has to act. They carry values, never wording and never a channel's code."""

from __future__ import annotations

from datetime import datetime


class TerminlotseError(Exception):
    """The root of every error that Terminlotse raises on purpose."""


class Refused(TerminlotseError):
    """A rule says no, and the person can act."""


class SlotTaken(Refused):
    """Somebody else holds or booked the slot, or it was withdrawn."""


class HoldExpired(Refused):
    """The person's own hold ran out and the slot can no longer be confirmed with it."""


class OutsideBookingWindow(Refused):
    """The order may not be booked now: not open, or the booking deadline has passed."""


class SlotOutOfReach(Refused):
    """The slot lies outside the order's area, service, or statutory date, or starts too soon."""


class AlreadyBooked(Refused):
    """The order has an active appointment already."""


class NoAppointment(Refused):
    """The order has no active appointment."""


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
