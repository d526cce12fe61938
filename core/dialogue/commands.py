"""What the dialogue wants done. A use case does it; its result comes back as an input."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.dialogue.state import Offer, Purpose
from core.language.wishes import Window


@dataclass(frozen=True, slots=True)
class SignIn:
    """Check a postcode (its mark) against an order number or a code from a letter (its mark)."""

    order_number: str | None
    code: str | None
    postcode: str


@dataclass(frozen=True, slots=True)
class RedeemCode:
    """Look up the code from a letter (its mark)."""

    code: str


class Direction(StrEnum):
    """Which way to look for slots from where the page stands."""

    FORWARD = "forward"
    BACKWARD = "backward"


@dataclass(frozen=True, slots=True)
class FindSlots:
    """Find a page of free slots, after or before ``edge`` (a slot already shown), if given.

    ``near`` asks for the slots nearest to one that was just lost. ``shown`` stood on the page
    before: the same time with somebody else is no other offer.
    """

    windows: tuple[Window, ...] = ()
    edge: Offer | None = None
    direction: Direction = Direction.FORWARD
    near: Offer | None = None
    shown: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class HoldSlot:
    """Reserve a slot while the person makes up their mind."""

    offer: Offer


@dataclass(frozen=True, slots=True)
class ReleaseHold:
    """Give the reservation back."""


@dataclass(frozen=True, slots=True)
class Book:
    """Make the held slot the order's appointment; for MOVE, replace the one it has.

    ``replaces`` is the appointment that was read back: another one stays. None: whichever it is.
    """

    offer: Offer
    purpose: Purpose
    replaces: Offer | None = None


@dataclass(frozen=True, slots=True)
class LookUpAppointment:
    """Tell the order's active appointment."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Cancel the active appointment; ``available_from`` is a local day.

    ``appointment`` is the one that was read back: another one stays. None: whichever it is.
    """

    reason: str
    available_from: date | None
    appointment: Offer | None = None


class Topic(StrEnum):
    """Why a person is wanted."""

    WISH = "wish"
    NO_SLOT = "no_slot"
    LATER_SLOT = "later_slot"
    ADDRESS = "address"
    NO_MAIL = "no_mail"
    BOOKING_CLOSED = "booking_closed"
    NOT_UNDERSTOOD = "not_understood"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class HandOver:
    """Put the conversation on the staff's list."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class SignOut:
    """Forget the sign-in of this chat (idle too long, or another order's link was opened)."""


Command = (
    SignIn | RedeemCode | FindSlots | HoldSlot | ReleaseHold | Book | LookUpAppointment | Cancel
    | HandOver | SignOut
)  # fmt: skip
