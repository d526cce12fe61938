"""What stands on a button can be typed as well, and does the same."""

from __future__ import annotations

import pytest

from core.dialogue.inputs import Chose, Said
from core.dialogue.outputs import Label
from core.dialogue.state import Choice, Node, State
from core.dialogue.typed import typed
from tests.world.world import World

WORDS = {"yes_book": "Ja, fest buchen", "other_slots": "Nein, andere Termine zeigen", "twin": "Ja!"}
ASKED = State(
    node=Node.CONFIRM,
    turn=7,
    choices=(Choice("yes", label="yes_book"), Choice("no", label="other_slots")),
)


def words_of(label: Label) -> str:
    """The words on a button."""
    return WORDS[label.key]


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("Ja, fest buchen", 0),
        ("  ja,  FEST buchen. ", 0),
        ("ja fest buchen", 0),
        ("Nein, andere Termine zeigen", 1),
    ],
)
def test_typed_words_of_a_button_are_a_press(text: str, index: int) -> None:
    """Capital letters, blanks and punctuation do not matter."""
    assert typed(ASKED, Said(text), words_of) == Chose(7, index)


@pytest.mark.parametrize(
    "said",
    [
        Said("Ja, fest buchen?"),
        Said("Ja, fest buchen, aber später"),
        Said("fest buchen"),
        Said(""),
        Said("👍"),
        Said("Ja, fest buchen", ("mark of a postcode",)),
    ],
)
def test_anything_else_is_what_it_was(said: Said) -> None:
    """A question, a part, more than the button says, or a secret beside it is no press."""
    assert typed(ASKED, said, words_of) is said


def test_what_fits_two_buttons_is_no_press() -> None:
    """Where two buttons read the same, nobody guesses which was meant."""
    twins = State(choices=(Choice("yes", label="twin"), Choice("no", label="twin")))
    said = Said("ja")
    assert typed(twins, said, words_of) is said


def test_a_choice_from_before_an_update_has_no_label() -> None:
    """What an older version wrote down is still read; its buttons can be pressed."""
    said = Said("Ja, fest buchen")
    assert typed(State(choices=(Choice("yes"),)), said, words_of) is said


def test_a_booking_by_typing_what_the_buttons_say(sqlite_world: World) -> None:
    """Through the real use cases: somebody who cannot press buttons books, moves and cancels."""
    world = sqlite_world
    order, assessor = world.order(), world.provider()
    first, second = (world.slot(assessor, f"2026-11-2{day} 10:00") for day in (4, 5))
    erna = world.person()
    erna.signs_in(order)
    erna.says(world.person().label_of(first))
    assert "gebucht" in erna.says("ja, fest buchen")
    erna.says("Termin verschieben")
    erna.says(erna.label_of(second))
    assert "verschoben" in erna.says("Ja verschieben")
    moved = world.appointment_of(order)
    assert moved is not None
    assert moved.slot_id == second.id
    erna.says("Termin absagen")
    erna.says("Ich bin nicht zu Hause")
    erna.says("Weiß ich noch nicht")
    assert "abgesagt" in erna.says("JA, TERMIN ABSAGEN")
    assert world.appointment_of(order) is None
