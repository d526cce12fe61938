"""Free text, numbers and buttons are equal: whichever a person takes, the same happens."""

from __future__ import annotations

import pytest

from core.dialogue.commands import Cancel
from core.dialogue.sayings import AskAvailableFrom, ConfirmCancel, SlotsOffered, WhichTime
from core.dialogue.state import Node
from tests.dialogue.acts import BOOKS, Act, SignsIn, Writes
from tests.dialogue.busy_world import monday
from tests.dialogue.chat import Chat, Exchange

CANCELLING = (*BOOKS, Writes("absagen"))
WHICH = (SignsIn(0), Writes("nächsten Dienstag"))
NUMBERED: tuple[tuple[Act, ...], ...] = (
    (SignsIn(0),),
    BOOKS,
    CANCELLING,
    WHICH,
    (*BOOKS, Writes("zurück"), Writes("nächsten Dienstag")),
    (SignsIn(0), Writes("1"), Writes("nächsten Dienstag")),
    (*CANCELLING, Writes("Reise"), Writes("nächsten Dienstag")),
)


def after(*acts: Act) -> Chat:
    """A chat in which these things happened."""
    chat = Chat(monday())
    for act in acts:
        act.happens(chat)
    return chat


def outcome(exchange: Exchange) -> object:
    """What a person can notice, and what was done."""
    return exchange.text, exchange.commands, exchange.after.node, exchange.buttons


@pytest.mark.parametrize("way", NUMBERED)
@pytest.mark.parametrize("number", [1, 2])
def test_a_number_is_the_button_in_its_place(way: tuple[Act, ...], number: int) -> None:
    """Where things are listed, their number does what their button does."""
    chat = after(*way)
    typed = outcome(chat.twin().writes(str(number)))
    assert typed == outcome(chat.twin().presses(number - 1))


@pytest.mark.parametrize("way", NUMBERED)
def test_the_words_on_every_button_press_it(way: tuple[Act, ...]) -> None:
    """Typing what a button says does what the button does."""
    chat = after(*way)
    for index, button in enumerate(chat.record[-1].buttons):
        typed = outcome(chat.twin().writes(chat.words(button.label)))
        assert typed == outcome(chat.twin().presses(index))


def test_a_doubtful_time_is_asked_and_answered_by_number() -> None:
    """The number of an option is that option, and its slots are shown."""
    chat = after(*WHICH)
    assert chat.record[-1].said(WhichTime)
    shown = chat.writes("2")
    assert shown.said(SlotsOffered)
    assert "1. Dezember" in shown.text


def test_a_question_while_a_reason_is_asked_for_is_answered() -> None:
    """A question we know is no reason; the reason is asked for again."""
    chat = after(*CANCELLING)
    told = chat.writes("Was passiert nach dem Fristdatum?")
    assert "Fristdatum" in told.text
    assert told.after.node is Node.CANCEL_REASON


@pytest.mark.parametrize("words", ["Hallo", "Danke schön", "Auf Wiedersehen", "absagen"])
def test_courtesies_are_no_reason(words: str) -> None:
    """A bare courtesy, or the wish itself once more, is no reason."""
    assert after(*CANCELLING).writes(words).after.node is Node.CANCEL_REASON


@pytest.mark.parametrize(
    "words", ["Ich bin in der Reha", "Guten Tag, meine Katze ist fort", "Ich bin umgezogen"]
)
def test_whatever_explains_is_a_reason(words: str) -> None:
    """What would elsewhere lead to staff is a reason when a reason is asked for."""
    assert after(*CANCELLING).writes(words).said(AskAvailableFrom)


def test_another_day_corrects_the_first() -> None:
    """Before the yes to cancelling, a new day replaces the one that was given."""
    chat = after(*CANCELLING, Writes("Reise"), Writes("ab 5. Dezember"))
    told = chat.writes("ab 7. Dezember")
    assert told.said(ConfirmCancel)
    assert "7. Dezember" in told.text
    assert not told.did(Cancel)


def test_moving_instead_of_cancelling() -> None:
    """Who rather moves it says so, on the way to the cancellation too."""
    chat = after(*CANCELLING, Writes("Reise"))
    told = chat.writes("Können wir den Termin auf Dienstag verschieben?")
    assert told.said(SlotsOffered)
    assert "bleibt, bis der neue sicher ist" in told.text
