"""What can reach the dialogue: what a person does, and what became of a command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.dialogue.state import Offer


@dataclass(frozen=True, slots=True)
class Said:
    """The person wrote something; secrets are hidden, their marks travel beside the text."""

    text: str
    postcodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chose:
    """The person pressed a button that was offered in ``turn``."""

    turn: int
    index: int


@dataclass(frozen=True, slots=True)
class Started:
    """The person opened the chat, perhaps through the link in their letter (mark of its code)."""

    code: str | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """The person changed a message that was dealt with already."""


@dataclass(frozen=True, slots=True)
class Showed:
    """The person sent something that is not text: a photo, a voice message, a sticker."""

    media: str


@dataclass(frozen=True, slots=True)
class Puzzled:
    """Something came in that no channel of ours knows."""


PersonInput = Said | Chose | Started | Edited | Showed | Puzzled


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The order number and the postcode belong together."""

    order_number: str
    appointment: Offer | None


@dataclass(frozen=True, slots=True)
class SignInWrong:
    """Order number and postcode do not belong together, or there is no such order."""


@dataclass(frozen=True, slots=True)
class SignInWaits:
    """This chat has to wait before its next try."""

    until: datetime


@dataclass(frozen=True, slots=True)
class SignInSpent:
    """Too many strangers tried this order number: only the code from the letter, or staff."""


@dataclass(frozen=True, slots=True)
class CodeKnown:
    """The code from the letter is good; the postcode is still to be asked."""


@dataclass(frozen=True, slots=True)
class CodeUnknown:
    """The code from the letter is not, or no longer, good."""


@dataclass(frozen=True, slots=True)
class SlotsFound:
    """A page of free slots; ``exact`` is False when none fits the wish and these lie nearest."""

    offers: tuple[Offer, ...]
    more_earlier: bool
    more_later: bool
    exact: bool = True


@dataclass(frozen=True, slots=True)
class NoSlotsLeft:
    """Nothing is free for this order."""


@dataclass(frozen=True, slots=True)
class BookingClosed:
    """The order may not be booked now; its booking deadline (local day)."""

    deadline: date


@dataclass(frozen=True, slots=True)
class Held:
    """The slot is reserved for the person until ``expires_at``; ``minutes`` for saying so."""

    offer: Offer
    minutes: int


@dataclass(frozen=True, slots=True)
class SlotGone:
    """Somebody else was quicker, or the slot is no longer offered."""


@dataclass(frozen=True, slots=True)
class HoldLapsed:
    """The reservation ran out before the person said yes."""


@dataclass(frozen=True, slots=True)
class Booked:
    """The appointment is made; ``moved_from`` is the one it replaced."""

    appointment: Offer
    moved_from: Offer | None = None


@dataclass(frozen=True, slots=True)
class AppointmentIs:
    """The order's active appointment, if there is one; ``today``: it is on this very day."""

    appointment: Offer | None
    today: bool = False


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The appointment is cancelled."""

    appointment: Offer


@dataclass(frozen=True, slots=True)
class TooLate:
    """The appointment has begun: nothing can be moved or cancelled here any more."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Staff have the conversation on their list; ``open_now``: somebody is in the office."""

    topic: str
    open_now: bool


Result = (
    SignedIn | SignInWrong | SignInWaits | SignInSpent | CodeKnown | CodeUnknown | SlotsFound
    | NoSlotsLeft | BookingClosed | Held | SlotGone | HoldLapsed | Booked
    | AppointmentIs | Cancelled | TooLate | HandedOver
)  # fmt: skip

Input = PersonInput | Result
