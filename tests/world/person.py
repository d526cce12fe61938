"""A person with a chat: says things, presses buttons, sees what the assistant answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.dialogue.outputs import Label
from core.domain.order import Order
from core.domain.slot import Slot
from core.ports.inbound import Inbound, Kind
from core.ports.outbound import OutgoingDelete, OutgoingText
from core.storage.conversation_tables import inbox, outbox
from core.usecases.turn_context import offer_of

if TYPE_CHECKING:
    from tests.world.world import World


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as the person sees it: its text, and the words on its buttons."""

    text: str
    buttons: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    def __contains__(self, words: str) -> bool:
        """Whether the words stand in the text or on a button."""
        return words in str(self)

    def __str__(self) -> str:
        """The text, then each button in brackets on a line of its own."""
        return "\n".join([self.text, *(f"[{label}]" for label in self.buttons)])

    def choice(self, button: str | int) -> str:
        """What a button stands for, found by its index or by (part of) its words."""
        if isinstance(button, int):
            return self.choices[button]
        for label, choice in zip(self.buttons, self.choices, strict=True):
            if button in label:
                return choice
        raise AssertionError(f"there is no button {button!r} below\n{self}")


UNKNOWN = Label("date_unknown")


class TurnFailed(AssertionError):
    """A turn broke that the test did not expect to break."""


class Person:
    """One chat in one channel. Every act returns what the person sees next."""

    def __init__(self, world: World, channel: str, address: str) -> None:
        """Enter the world."""
        self.world = world
        self.channel = channel
        self.address = address

    def says(self, text: str) -> Seen:
        """Write a message."""
        return self.does(Kind.TEXT, text=text)

    def presses(self, button: str | int, *, below: Seen | None = None) -> Seen:
        """Press a button below the last message, or ``below`` an older one."""
        seen = below or self.sees()
        return self.does(Kind.PRESS, choice=seen.choice(button))

    def starts(self, code: str | None = None) -> Seen:
        """Open the chat, perhaps through the link in a letter."""
        return self.does(Kind.TEXT, text=f"/start {code}" if code else "/start")

    def signs_in(self, order: Order) -> Seen:
        """Write order number and postcode."""
        return self.says(f"{order.order_number} {order.postcode}")

    def chooses(self, slot: Slot) -> Seen:
        """Press the button of a slot."""
        return self.presses(self.label_of(slot))

    def agrees(self) -> Seen:
        """Press the button that says yes."""
        return self.presses("Ja, ")

    def books(self, slot: Slot) -> Seen:
        """Press the button of a slot, then yes."""
        self.chooses(slot)
        return self.agrees()

    def wants_to_move(self) -> Seen:
        """Ask for other slots in place of the appointment."""
        return self.presses(self._words(Label("move")))

    def moves(self, slot: Slot) -> Seen:
        """Move the appointment to a slot, yes included."""
        self.wants_to_move()
        return self.books(slot)

    def asks_to_cancel(self, again_from: str = "") -> Seen:
        """Ask to cancel the appointment because of being in hospital; all but the yes."""
        self.presses(self._words(Label("cancel")))
        self.presses(self._words(Label("reason_hospital")))
        return self.says(again_from) if again_from else self.presses(self._words(UNKNOWN))

    def cancels(self, again_from: str = "") -> Seen:
        """Cancel the appointment, yes included."""
        self.asks_to_cancel(again_from)
        return self.agrees()

    def is_offered(self, slot: Slot) -> bool:
        """Whether the slot is on a button below the last message."""
        return self.label_of(slot) in self.sees().buttons

    def label_of(self, slot: Slot) -> str:
        """The words on the button of a slot."""
        return self._words(Label("slot", offer_of(slot)))

    def _words(self, label: Label) -> str:
        return self.world.tools.wording.label(label, "de", self.world.now)

    def does(
        self, kind: Kind, *, text: str = "", choice: str | None = None, media: str | None = None
    ) -> Seen:
        """Do anything that a channel can report; raises TurnFailed when the turn breaks."""
        event = self.event(kind, text=text, choice=choice, media=media)
        self.world.receive([event])
        self._complain(event.natural_key)
        return self.sees()

    def event(
        self, kind: Kind, *, text: str = "", choice: str | None = None, media: str | None = None
    ) -> Inbound:
        """What the channel would hand over, with a natural key of its own."""
        key = next(self.world.keys)
        return Inbound(
            channel=self.channel,
            natural_key=key,
            address=self.address,
            kind=kind,
            text=text,
            choice=choice,
            media=media,
            external_id=None if kind is Kind.PRESS else key,
        )

    def _complain(self, natural_key: str) -> None:
        failed = sa.select(inbox.c.error, inbox.c.state, inbox.c.attempts).where(
            inbox.c.channel == self.channel,
            inbox.c.natural_key == natural_key,
            sa.or_(inbox.c.error.is_not(None), inbox.c.state != "done"),
        )
        for row in self.world.rows(failed):
            raise TurnFailed(f"{row.error} ({row.state}, attempt {row.attempts}), see the log")

    def sees(self) -> Seen:
        """The last message."""
        seen = self.has_seen()
        assert seen, "nobody has written to this person yet"
        return seen[-1]

    def has_seen(self) -> list[Seen]:
        """Every message of the assistant, oldest first."""
        found = []
        for body in self._outbox("message"):
            message = OutgoingText.from_json(body)
            labels = tuple(button.label for button in message.buttons)
            found.append(
                Seen(message.text, labels, tuple(button.choice for button in message.buttons))
            )
        return found

    def deleted(self) -> list[str]:
        """The ids of this person's messages that are to be deleted from the chat."""
        return [OutgoingDelete.from_json(body).external_id for body in self._outbox("delete")]

    def _outbox(self, kind: str) -> list[str]:
        o = outbox.c
        bodies = sa.select(o.body).where(
            o.channel == self.channel, o.address == self.address, o.kind == kind
        )
        return [row.body for row in self.world.rows(bodies.order_by(o.due_at, o.id))]
