"""What a conversation remembers between two turns, as plain data that survives a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.domain.slot import Mode
from core.language.wishes import Wish


class Node(StrEnum):
    """Where the conversation stands: the question that is open."""

    WELCOME = "welcome"
    POSTCODE = "postcode"
    MENU = "menu"
    SLOTS = "slots"
    CONFIRM = "confirm"
    CANCEL_REASON = "cancel_reason"
    CANCEL_FROM = "cancel_from"
    CANCEL_CONFIRM = "cancel_confirm"
    PERSON = "person"


class Purpose(StrEnum):
    """Why slots are being looked at."""

    BOOK = "book"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Offer:
    """A slot or an appointment as the dialogue sees it: no provider, no address, no name."""

    slot_id: str
    starts_at: datetime
    ends_at: datetime
    mode: Mode

    @property
    def time(self) -> tuple[datetime, datetime, Mode]:
        """What a person can tell two offers apart by."""
        return (self.starts_at, self.ends_at, self.mode)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing the person may pick: the event it stands for, and which of several it is.

    ``label`` is the key of the words on its button.
    """

    event: str
    index: int = 0
    phrase: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The memory of one conversation; instants are aware UTC.

    ``turn`` counts the person's inputs; the ``choices`` on offer belong to that turn, so that an
    older button can be told from a current one. ``intent`` is what the person wanted before they
    had to sign in.
    """

    node: Node = Node.WELCOME
    turn: int = 0
    greeted: bool = False
    signed_in: bool = False
    order_number: str | None = None
    code: str | None = None
    intent: str | None = None
    resume: Node | None = None
    purpose: Purpose = Purpose.BOOK
    wish: Wish | None = None
    offers: tuple[Offer, ...] = ()
    more_earlier: bool = False
    more_later: bool = False
    exact: bool = True
    chosen: Offer | None = None
    appointment: Offer | None = None
    today: bool = False
    reason: str | None = None
    available_from: date | None = None
    choices: tuple[Choice, ...] = ()
    misses: int = 0
    last_input_at: datetime | None = None
