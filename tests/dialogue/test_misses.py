"""What is not understood is asked again in other words, then with examples, then a person comes."""

from __future__ import annotations

import pytest

from core.dialogue.sayings import Examples, NotUnderstood, PersonComes, Saying
from core.dialogue.state import Node
from tests.dialogue.acts import BOOKS, Act, SignsIn, Writes
from tests.dialogue.busy_world import monday
from tests.dialogue.chat import Chat, Exchange

ABSAGEN = (*BOOKS, Writes("absagen"))
PLACES: tuple[tuple[str, tuple[Act, ...], str], ...] = (
    ("a number that is no order number", (Writes("/start"),), "4711081"),
    ("a postcode alone", (Writes("/start"),), "40223"),
    ("an order number that was given", (SignsIn(0, "{number}"),), "47110815207"),
    ("yes to no slot in particular", (SignsIn(0),), "ja"),
    ("no slot suits", (SignsIn(0),), "nein"),
    ("a number instead of a yes", (SignsIn(0), Writes("1")), "1"),
    ("yes instead of a reason", ABSAGEN, "ja"),
    ("yes to nothing", BOOKS, "ja"),
    ("no to nothing", BOOKS, "nein"),
    ("a time that can be meant in two ways", (SignsIn(0),), "nächsten Dienstag"),
    ("nonsense", (SignsIn(0),), "…"),
)


@pytest.mark.parametrize(
    ("way", "text"), [place[1:] for place in PLACES], ids=[place[0] for place in PLACES]
)
def test_three_misses_call_a_person(way: tuple[Act, ...], text: str) -> None:
    """Whoever gives the same answer in vain three times reads three messages, gets a person."""
    chat = Chat(monday())
    for act in way:
        act.happens(chat)
    place = chat.state.node
    first, second, third = (chat.writes(text) for _ in range(3))
    assert kinds(first) != kinds(second)
    assert Examples in kinds(second)
    assert second.after.node is place
    assert PersonComes in kinds(third)
    assert third.after.node is Node.PERSON


def kinds(exchange: Exchange) -> list[type[Saying]]:
    """What kinds of things were said."""
    return [type(saying) for saying in exchange.sayings]


def test_an_answer_ends_the_count() -> None:
    """Two misses, an answer, and two more: nobody is called."""
    chat = Chat(monday())
    SignsIn(0).happens(chat)
    for text in ("ja", "…", "2", "1", "…"):
        assert chat.writes(text).after.node is not Node.PERSON


def test_numbers_of_another_order_while_a_person_is_awaited() -> None:
    """Nobody stays signed in to one order with the numbers of another."""
    chat = Chat(monday())
    SignsIn(0).happens(chat)
    chat.writes("Mensch")
    chat.writes("12345678 40221")
    assert not chat.state.signed_in
    assert chat.world.signed_in is None


def test_what_staff_were_told_is_no_miss() -> None:
    """Whoever wrote a lot to staff and goes on with the assistant has all three tries again."""
    chat = Chat(monday())
    SignsIn(0).happens(chat)
    chat.writes("Mensch")
    for text in ("Hallo?", "Ist da jemand?", "…"):
        chat.writes(text)
    chat.writes("Termin buchen")
    assert chat.writes("…").said(NotUnderstood)
