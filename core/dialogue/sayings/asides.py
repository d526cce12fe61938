"""What is said at any time, on the side."""

from __future__ import annotations

from dataclasses import dataclass

from core.dialogue.sayings.saying import Saying
from core.dialogue.state import Offer


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
