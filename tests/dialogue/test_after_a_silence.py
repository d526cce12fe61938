"""After a long silence somebody else may hold the phone: nothing is shown, whatever they say."""

from __future__ import annotations

import pytest

from core.domain.order import Order
from tests.world.person import Person
from tests.world.world import World

FIRST_WORDS = ("Danke", "Tschüss", "Mensch", "Hallo", "Hilfe", "ja", "Wann ist mein Termin?")
HINT = "26. November"


@pytest.fixture
def order(sqlite_world: World) -> Order:
    """The order that everything is about."""
    return sqlite_world.order()


@pytest.fixture
def erna(sqlite_world: World, order: Order) -> Person:
    """She booked, and was away for five hours."""
    erna = sqlite_world.person()
    slot = sqlite_world.slot(sqlite_world.provider(), "2026-11-26 10:00")
    erna.signs_in(order)
    erna.books(slot)
    sqlite_world.passes(hours=5)
    return erna


@pytest.mark.parametrize("words", FIRST_WORDS)
def test_shows_nothing_and_ends_the_sign_in(sqlite_world: World, erna: Person, words: str) -> None:
    """No first word after the silence keeps the sign-in alive, in dialogue or database."""
    shown = [
        erna.says(text) for text in (words, "zurück", "Termin absagen", "Wann ist mein Termin?")
    ]
    assert not [seen for seen in shown if HINT in seen]
    assert "Auftragsnummer" in shown[-1] or "Postleitzahl" in shown[-1]
    assert sqlite_world.rows("SELECT signed_in_at FROM conversations") == [(None,)]


@pytest.mark.parametrize("words", FIRST_WORDS)
def test_is_back_with_the_postcode(erna: Person, order: Order, words: str) -> None:
    """The numbers from the letter are all that is needed to go on."""
    erna.says(words)
    assert HINT in erna.signs_in(order)


def test_politeness_asks_for_nothing(erna: Person) -> None:
    """Who only wants to say thanks is not asked for a postcode."""
    assert "Postleitzahl" not in erna.says("Danke")


def test_while_a_person_is_awaited(sqlite_world: World, erna: Person, order: Order) -> None:
    """The silence ends the sign-in there, too."""
    erna.signs_in(order)
    erna.says("Mensch")
    sqlite_world.passes(hours=5)
    erna.says("Hallo?")
    assert sqlite_world.rows("SELECT signed_in_at FROM conversations") == [(None,)]
    assert HINT not in erna.says("zurück")
