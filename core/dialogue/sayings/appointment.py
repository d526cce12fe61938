"""What is said about the appointment somebody has, and on the way to cancelling it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.dialogue.sayings.saying import Saying
from core.dialogue.state import Offer


@dataclass(frozen=True, slots=True)
class Menu(Saying):
    """What can be done here; ``booked``: there is an appointment."""

    booked: bool


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
