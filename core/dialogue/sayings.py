"""Everything the assistant can say, as values.

The words are in ``core/wording``: every class here has a template block of the same name there, and
a test holds fields and template together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.dialogue.state import Offer


class Saying:
    """Something that can be said."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Greeting(Saying):
    """Who speaks, what it can do, and which two numbers are needed."""


@dataclass(frozen=True, slots=True)
class AskOrderNumber(Saying):
    """Ask for the order number and the postcode again, in other words."""

    again: bool


@dataclass(frozen=True, slots=True)
class AskPostcode(Saying):
    """Ask for the postcode that belongs to the order or to the link."""

    by_code: bool
    again: bool


@dataclass(frozen=True, slots=True)
class OrderNumberMissing(Saying):
    """A postcode came without an order number."""


@dataclass(frozen=True, slots=True)
class OrderNumberOdd(Saying):
    """A number came that cannot be an order number: a digit is missing, too many, or mistyped."""


@dataclass(frozen=True, slots=True)
class CodeNotKnown(Saying):
    """The link from the letter is used up or too old."""


@dataclass(frozen=True, slots=True)
class SignInFailed(Saying):
    """Order number and postcode do not belong together, for the ``times``-th time in a row."""

    times: int


@dataclass(frozen=True, slots=True)
class PleaseWait(Saying):
    """Too many tries: until when (UTC) the next one has to wait."""

    until: datetime


@dataclass(frozen=True, slots=True)
class LetterNeeded(Saying):
    """Strangers tried this order number too often: the link from the letter, or the phone."""


@dataclass(frozen=True, slots=True)
class SignInAgain(Saying):
    """The chat was idle; the postcode is asked again."""


@dataclass(frozen=True, slots=True)
class SignInFirst(Saying):
    """What was asked for needs a sign-in first."""


@dataclass(frozen=True, slots=True)
class Welcome(Saying):
    """The sign-in went well."""


@dataclass(frozen=True, slots=True)
class Menu(Saying):
    """What can be done here; ``booked``: there is an appointment."""

    booked: bool


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
    """Ask for the yes to this appointment, reserved for ``minutes``."""

    offer: Offer
    minutes: int


@dataclass(frozen=True, slots=True)
class ConfirmMove(Saying):
    """Ask for the yes to moving the appointment ``old`` to the reserved ``offer``."""

    old: Offer
    offer: Offer
    minutes: int


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


@dataclass(frozen=True, slots=True)
class YourAppointment(Saying):
    """The appointment the person has."""

    appointment: Offer


@dataclass(frozen=True, slots=True)
class AlreadyBooked(Saying):
    """There is an appointment already; it can be moved or cancelled."""

    appointment: Offer


@dataclass(frozen=True, slots=True)
class NoAppointmentYet(Saying):
    """There is no appointment that could be shown, moved or cancelled."""


@dataclass(frozen=True, slots=True)
class AskCancelReason(Saying):
    """Ask why; cancelling should have a good cause. ``today``: phone as well."""

    appointment: Offer
    today: bool


@dataclass(frozen=True, slots=True)
class ReasonNeeded(Saying):
    """Ask again why, in other words."""


@dataclass(frozen=True, slots=True)
class AskAvailableFrom(Saying):
    """Ask from when on the person can be visited again; ``again``: the day was not understood."""

    again: bool


@dataclass(frozen=True, slots=True)
class ConfirmCancel(Saying):
    """Ask for the yes to cancelling."""

    appointment: Offer
    available_from: date | None


@dataclass(frozen=True, slots=True)
class CancelDone(Saying):
    """The appointment is cancelled."""

    appointment: Offer
    available_from: date | None


@dataclass(frozen=True, slots=True)
class AppointmentKept(Saying):
    """Nothing was cancelled or moved; the appointment stands."""

    appointment: Offer | None


@dataclass(frozen=True, slots=True)
class PersonComes(Saying):
    """Staff were told; phone and hours for those who would rather call."""

    topic: str
    open_now: bool


@dataclass(frozen=True, slots=True)
class Noted(Saying):
    """A message was added for staff, who have not answered yet; the ``times``-th in a row."""

    times: int


@dataclass(frozen=True, slots=True)
class WhichTime(Saying):
    """A time can be meant in two or three ways."""

    question: str


@dataclass(frozen=True, slots=True)
class NotUnderstood(Saying):
    """The first miss; ``open`` names the question that is still open."""

    open: str


@dataclass(frozen=True, slots=True)
class Examples(Saying):
    """The second miss: what can be written here."""

    open: str


@dataclass(frozen=True, slots=True)
class Help(Saying):
    """Step by step."""

    signed_in: bool


@dataclass(frozen=True, slots=True)
class Answer(Saying):
    """A curated answer to a frequent question."""

    question: str


@dataclass(frozen=True, slots=True)
class OldButton(Saying):
    """A button from earlier was pressed, or one twice."""


@dataclass(frozen=True, slots=True)
class CannotRead(Saying):
    """Photos, voice messages and the like are not read."""

    media: str


@dataclass(frozen=True, slots=True)
class EditUnread(Saying):
    """A changed message is not read again."""


@dataclass(frozen=True, slots=True)
class YouAreWelcome(Saying):
    """Thanks were said."""


@dataclass(frozen=True, slots=True)
class Goodbye(Saying):
    """The person says goodbye; the appointment they have, if any."""

    appointment: Offer | None


@dataclass(frozen=True, slots=True)
class OnlyInPrivate(Saying):
    """Nothing is discussed in a group."""


@dataclass(frozen=True, slots=True)
class OurFault(Saying):
    """Something broke on our side; nothing is lost, staff know."""
