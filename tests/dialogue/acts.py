"""What can happen in a chat: acts of the person, of time, of the machine room and of others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from core.bootstrap.demo_orders import DemoOrder
from core.dialogue import inputs
from core.dialogue.state import Node
from tests.dialogue.chat import Chat, Exchange
from tests.transcripts.paper_world import CODES
from tests.transcripts.stage import MEDIA

CODE = next(iter(CODES))


class Act(Protocol):
    """Something that happens in a chat; the exchange when the person did it, else None."""

    def happens(self, chat: Chat) -> Exchange | None:
        """Let it happen."""
        ...


@dataclass(frozen=True)
class Writes:
    """The person writes."""

    text: str

    def happens(self, chat: Chat) -> Exchange | None:
        """Write it."""
        return chat.writes(self.text)


@dataclass(frozen=True)
class Repeats:
    """The person writes what they wrote before, word for word."""

    def happens(self, chat: Chat) -> Exchange | None:
        """Write it again."""
        last = chat.record[-1].received if chat.record else None
        return chat.takes(last) if isinstance(last, inputs.Said) else None


@dataclass(frozen=True)
class Presses:
    """The person presses one of the buttons that are on offer."""

    nth: int

    def happens(self, chat: Chat) -> Exchange | None:
        """Press it, if there are any."""
        count = len(chat.state.choices)
        return chat.presses(self.nth % count) if count else None


@dataclass(frozen=True)
class GoesOn:
    """The person does what the open question asks for, so that dialogues get somewhere."""

    nth: int

    def happens(self, chat: Chat) -> Exchange | None:
        """Sign in, or press one of the buttons that lead on."""
        if chat.state.node is Node.WELCOME:
            return SignsIn(self.nth % 2).happens(chat)
        if chat.state.node is Node.POSTCODE:
            return SignsIn(self.nth % 2, "{postcode}").happens(chat)
        leading = LEADING.get(chat.state.node, 1)
        return Presses(self.nth % leading).happens(chat)


LEADING = {Node.MENU: 3, Node.SLOTS: 6, Node.CONFIRM: 2, Node.CANCEL_REASON: 5}
"""How many of the first buttons lead on; elsewhere it is one."""


@dataclass(frozen=True)
class PressesOld:
    """The person presses a button of an earlier message, or one that was never issued."""

    back: int
    nth: int

    def happens(self, chat: Chat) -> Exchange | None:
        """Press it."""
        return chat.takes(inputs.Chose(chat.state.turn - self.back, self.nth))


@dataclass(frozen=True)
class Forges:
    """The person presses a button of the last message that it does not have."""

    def happens(self, chat: Chat) -> Exchange | None:
        """Press it."""
        return chat.takes(inputs.Chose(chat.state.turn, len(chat.state.choices)))


@dataclass(frozen=True)
class Sends:
    """The person does something that is no text."""

    what: inputs.Showed | inputs.Edited | inputs.Puzzled

    def happens(self, chat: Chat) -> Exchange | None:
        """Do it."""
        return chat.takes(self.what)


@dataclass(frozen=True)
class SignsIn:
    """The person writes the numbers of a letter; ``form`` says how, ``wrong`` spoils the second."""

    letter: int = 0
    form: str = "{number} {postcode}"
    wrong: bool = False

    def happens(self, chat: Chat) -> Exchange | None:
        """Write them."""
        order = chat.world.orders[self.letter]
        postcode = "99998" if self.wrong else order.postcode
        return chat.writes(self.form.format(number=order.order_number, postcode=postcode))


@dataclass(frozen=True)
class Passes:
    """Time passes."""

    time: timedelta

    def happens(self, chat: Chat) -> Exchange | None:
        """Let it pass."""
        chat.world.now += self.time
        return None


@dataclass(frozen=True)
class Restarts:
    """The program stops and starts again."""

    def happens(self, chat: Chat) -> Exchange | None:
        """Do so."""
        chat.restarts()
        return None


@dataclass(frozen=True)
class Others:
    """Other people do something: take or free slots, share the letter, withdraw the order."""

    what: str
    number: int = 0

    def happens(self, chat: Chat) -> Exchange | None:
        """Let them."""
        world = chat.world
        order = world.signed_in or world.orders[0]
        match self.what:
            case "take":
                world.somebody_takes_number(self.number)
            case "take the chosen":
                self._take_the_chosen(chat)
            case "take all":
                world.everything_is_taken()
            case "give back":
                world.others_give_back()
            case "relative":
                world.relative_acts(order, self.number)
            case "begin":
                world.appointment_begins(order)
            case "withdraw":
                world.withdrawn ^= {order.order_number}
            case "spend":
                world.spent ^= {order.order_number}
        return None

    def _take_the_chosen(self, chat: Chat) -> None:
        wanted = [chat.state.chosen] if chat.state.chosen else list(chat.state.offers[:1])
        for slot in chat.world.slots:
            if slot.offer in wanted and slot.taken_by is None:
                slot.taken_by, slot.held_by, slot.held_until = "somebody else", None, None


def of(order: DemoOrder, form: str) -> str:
    """The numbers of a letter in a form."""
    return form.format(number=order.order_number, postcode=order.postcode)


FORMS = (
    "{number} {postcode}", "{number}", "{postcode}", "{postcode} {number}",
    "{number}, {postcode} Termin bitte", "{number} {postcode} absagen",
    "Auftragsnummer {number}, PLZ {postcode}, nächste Woche",
)  # fmt: skip
TIMES = (
    timedelta(seconds=5), timedelta(minutes=4), timedelta(minutes=11), timedelta(minutes=31),
    timedelta(hours=3), timedelta(days=1), timedelta(days=4), timedelta(days=40),
)  # fmt: skip
RARE: tuple[Act, ...] = (
    *(Passes(time) for time in TIMES), *(Passes(time) for time in TIMES[:3]), Restarts(),
    *(Others("take", 7 * n) for n in range(4)), Others("take the chosen"),
    Others("take the chosen"), Others("take all"), Others("give back"), Others("relative"),
    Others("relative", 5), Others("relative", 40), Others("withdraw"), Others("spend"),
)  # fmt: skip
SIGNING_IN: tuple[Act, ...] = (
    *(SignsIn(letter) for letter in (0, 0, 0, 1, 2, 3)), *(SignsIn(0, form) for form in FORMS),
    SignsIn(1, "{number}"), SignsIn(0, wrong=True), SignsIn(2, wrong=True),
    SignsIn(0, "{postcode}", wrong=True), Writes("/start"), Writes(f"/start {CODE}"),
    Writes("/start kein-code-den-es-gibt"), Writes("/start kurz"),
)  # fmt: skip
ODD: tuple[Act, ...] = (
    *(PressesOld(back, nth) for back in (1, 2, 7, -1) for nth in (0, 1)), PressesOld(0, -1),
    Forges(), *[Repeats()] * 6, *(Sends(inputs.Showed(media)) for media in MEDIA.values()),
    Sends(inputs.Edited()), Sends(inputs.Puzzled()),
    *(Writes(command) for command in ("/hilfe", "/mensch", "/termin")),
)  # fmt: skip
GOING_ON: tuple[Act, ...] = tuple(GoesOn(nth) for nth in range(6))
PRESSING: tuple[Act, ...] = tuple(Presses(nth) for nth in range(8))
BOOKS: tuple[Act, ...] = (SignsIn(0), Writes("1"), Writes("ja"))
BEGINNINGS: tuple[tuple[Act, ...], ...] = (
    (), (Writes("/start"),), (SignsIn(0),), (SignsIn(0), Presses(1)), BOOKS,
    (*BOOKS, Writes("verschieben")), (*BOOKS, Writes("absagen"), Presses(0)),
    (*BOOKS, Writes("absagen"), Presses(1), Presses(0)), (SignsIn(0), Writes("Mensch")),
    (Writes(f"/start {CODE}"),), (SignsIn(2),), (SignsIn(0, "{number}"),),
    (*BOOKS, Writes("verschieben"), Writes("2")),
)  # fmt: skip
