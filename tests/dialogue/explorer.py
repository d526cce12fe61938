"""A walk through every place of the dialogue: from each, everything that can happen is tried."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta

from core.dialogue import inputs
from core.dialogue.sayings import Saying
from tests.dialogue.acts import (
    CODE,
    Act,
    Others,
    Passes,
    Presses,
    PressesOld,
    Sends,
    SignsIn,
    Writes,
)
from tests.dialogue.busy_world import monday
from tests.dialogue.chat import Chat, Exchange
from tests.dialogue.promises import PROMISES
from tests.dialogue.watched_table import Transition, watched

WORDS = (
    "Termin buchen", "Wann ist mein Termin?", "verschieben", "absagen", "Dienstag",
    "nächsten Dienstag", "früher", "später", "1", "ja", "nein", "zurück", "Mensch", "Hilfe",
    "Was passiert nach dem Fristdatum?", "Ich bin umgezogen", "Ich habe die Mail gelöscht",
    "Keiner der Termine passt", "Hallo", "Danke", "Auf Wiedersehen", "…", "Es geht mir nicht gut",
    "Welche Termine sind frei?", "ab 5. Dezember", "Weiß ich noch nicht", "Nein, Termin behalten",
    "Weiter mit dem Assistenten", "Ich bin in der Reha", "4711081", "12345678", "12345678 99998",
    "/start", f"/start {CODE}", "/start ein-code-der-nicht-gilt",
)  # fmt: skip
ALONE: tuple[Act, ...] = (
    *(Writes(text) for text in WORDS), SignsIn(0), SignsIn(1), SignsIn(0, "{postcode}"),
    SignsIn(0, "{number}"), SignsIn(0, wrong=True), SignsIn(0, "{postcode}", wrong=True),
    *(Presses(nth) for nth in range(8)), PressesOld(1, 0), Sends(inputs.Showed("photo")),
    Sends(inputs.Edited()), Sends(inputs.Puzzled()),
)  # fmt: skip
BEGUN, LATER = Others("begin"), Passes(timedelta(hours=3))
YES, LOOK, ENTER = Writes("ja"), Writes("Termin buchen"), SignsIn(0)
TOGETHER: tuple[tuple[Act, ...], ...] = (
    *((Others(what), act) for what in ("take all", "withdraw") for act in (YES, LOOK, Writes("1"))),
    *((Others("take the chosen"), act) for act in (YES, Writes("1"))),
    *((Others("relative", 5), act) for act in (YES, LOOK)), (Others("relative"), LOOK),
    (LATER, YES), (LATER, YES, SignsIn(0, "{postcode}")), (Passes(timedelta(minutes=11)), YES),
    (Others("spend"), ENTER),
    (Writes("31. Dezember"), Writes("später")), (*[SignsIn(0, wrong=True)] * 5, ENTER),
    (SignsIn(0, "{number}"), Writes("zurück")),
    (Writes("verschieben"), Writes("1"), BEGUN, ENTER, Writes("1"), YES),
    (Writes("absagen"), Writes("Reise"), Writes("nein"), BEGUN, YES, SignsIn(0, "{postcode}"), YES),
)  # fmt: skip
EXPLORING = (*((act,) for act in ALONE), *TOGETHER)


@dataclass
class Everywhere:
    """What was seen on the walk."""

    steps: int = 0
    places: set[object] = field(default_factory=set)
    transitions: set[Transition] = field(default_factory=set)
    sayings: set[type[Saying]] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)

    def note(self, chat: Chat, exchange: Exchange) -> None:
        """Note what was said, and which promises it breaks."""
        self.steps += 1
        self.sayings |= {type(saying) for saying in exchange.sayings}
        self.labels |= {button.label.key for button in exchange.buttons}
        for promise in PROMISES:
            try:
                promise(chat, exchange)
            except AssertionError as error:
                self.broken.append(f"{promise.__name__}: {exchange.received}: {error}")


def explore() -> Everywhere:
    """Go everywhere, and try everything there."""
    found, waiting = Everywhere(), deque([Chat(monday())])
    with watched() as found.transitions:
        while waiting:
            chat = waiting.popleft()
            for acts in EXPLORING:
                twin = chat.twin()
                for act in acts:
                    exchange = act.happens(twin)
                    if exchange is not None:
                        found.note(twin, exchange)
                if place(twin) not in found.places:
                    found.places.add(place(twin))
                    waiting.append(twin)
    return found


def place(chat: Chat) -> object:
    """What makes one place of the dialogue differ from another, no more than needed."""
    state = chat.state
    return (
        state.node, state.signed_in, state.appointment is None, state.purpose, state.resume,
        state.code is None, state.order_number is None,
    )  # fmt: skip
