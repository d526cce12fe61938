"""What is said about free slots and on the way to a yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.dialogue.sayings.saying import Saying
from core.dialogue.state import Offer


@dataclass(frozen=True, slots=True)
class SlotsOffered(Saying):
    """A page of free slots.

    ``readback`` says how the wish was understood, empty without one; ``exact`` False: none fits
    the wish, these lie nearest; ``moving``: the present appointment stays until the new is sure.
    """

    offers: tuple[Offer, ...]
    readback: str
    exact: bool
    moving: bool


@dataclass(frozen=True, slots=True)
class WhichOne(Saying):
    """It is not clear which of the ``count`` slots was meant."""

    count: int


@dataclass(frozen=True, slots=True)
class NoneFits(Saying):
    """None of the slots suits; ask what would."""


@dataclass(frozen=True, slots=True)
class NoneEarlier(Saying):
    """There is no earlier slot than those shown."""


@dataclass(frozen=True, slots=True)
class NoneLater(Saying):
    """There is no later slot than those shown."""


@dataclass(frozen=True, slots=True)
class NothingFree(Saying):
    """No slot is free at all; PersonComes follows, because staff look for one."""


@dataclass(frozen=True, slots=True)
class DeadlinePassed(Saying):
    """The order may no longer be booked here; PersonComes follows, because staff help."""

    deadline: date


@dataclass(frozen=True, slots=True)
class ConfirmBooking(Saying):
    """Ask for the yes to this appointment, reserved for ``minutes``; None: asked before."""

    offer: Offer
    minutes: int | None


@dataclass(frozen=True, slots=True)
class ConfirmMove(Saying):
    """Ask for the yes to moving the appointment ``old`` to the reserved ``offer``."""

    old: Offer
    offer: Offer
    minutes: int | None


@dataclass(frozen=True, slots=True)
class YesOrNo(Saying):
    """Ask again for a clear yes or no to the reserved ``offer``."""

    offer: Offer


@dataclass(frozen=True, slots=True)
class HeldAnew(Saying):
    """The reservation had run out; the slot is reserved once more."""


@dataclass(frozen=True, slots=True)
class JustTaken(Saying):
    """Somebody else was quicker."""


@dataclass(frozen=True, slots=True)
class BookingDone(Saying):
    """The appointment is booked."""

    appointment: Offer


@dataclass(frozen=True, slots=True)
class MoveDone(Saying):
    """The appointment was moved from ``old`` to ``appointment``."""

    old: Offer
    appointment: Offer
