"""What is said until somebody is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.dialogue.sayings.saying import Saying


@dataclass(frozen=True, slots=True)
class Greeting(Saying):
    """Who speaks, what it can do, and what is needed.

    ``by_link``: the link from the letter was opened, so only the postcode is.
    """

    by_link: bool


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
