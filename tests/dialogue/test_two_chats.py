"""Two people with the same letter, each in a chat of their own: a yes is for what was read back."""

from __future__ import annotations

import pytest

from core.domain.order import Order
from core.domain.slot import Slot
from tests.world.person import Person
from tests.world.world import World


@pytest.fixture
def order(sqlite_world: World) -> Order:
    """An order whose letter a mother and her daughter both hold."""
    return sqlite_world.order()


@pytest.fixture
def slots(sqlite_world: World) -> list[Slot]:
    """Three free slots."""
    assessor = sqlite_world.provider()
    return [sqlite_world.slot(assessor, f"2026-11-{day} 10:00") for day in (24, 25, 26)]


@pytest.fixture
def mother(sqlite_world: World, order: Order, slots: list[Slot]) -> Person:
    """She has booked the first slot."""
    mother = sqlite_world.person("1")
    mother.signs_in(order)
    mother.books(slots[0])
    return mother


@pytest.fixture
def daughter(sqlite_world: World, order: Order, mother: Person) -> Person:
    """She signed in after her mother had booked."""
    daughter = sqlite_world.person("2")
    daughter.signs_in(order)
    return daughter


def move(person: Person, slot: Slot) -> None:
    """Move the appointment to a slot."""
    person.says("verschieben")
    person.chooses(slot)
    person.presses("Ja, verschieben")


def test_a_yes_cancels_only_what_was_read_back(
    sqlite_world: World, order: Order, slots: list[Slot], mother: Person, daughter: Person
) -> None:
    """The daughter moves it while the mother thinks: her yes leaves the new one alone."""
    mother.says("absagen")
    mother.presses("Es geht mir nicht gut")
    mother.presses("Weiß ich noch nicht")
    move(daughter, slots[1])
    told = mother.says("ja")
    assert "abgesagt" not in told.text
    assert "Mittwoch, 25. November 2026" in told.text
    kept = sqlite_world.appointment_of(order)
    assert kept is not None
    assert kept.slot_id == slots[1].id


def test_a_yes_replaces_only_what_was_read_back(
    sqlite_world: World, order: Order, slots: list[Slot], mother: Person, daughter: Person
) -> None:
    """The daughter moves it while the mother moves it: the mother is told, and may decide anew."""
    mother.says("verschieben")
    mother.chooses(slots[2])
    move(daughter, slots[1])
    told = mother.says("ja")
    assert "verschoben" not in told.text
    assert "Mittwoch, 25. November 2026" in told.text
    kept = sqlite_world.appointment_of(order)
    assert kept is not None
    assert kept.slot_id == slots[1].id


def test_a_yes_to_what_was_cancelled_says_so(
    sqlite_world: World, order: Order, mother: Person, daughter: Person
) -> None:
    """The daughter cancels while the mother is about to: nothing is done twice."""
    for person in (mother, daughter):
        person.says("absagen")
        person.presses("Es geht mir nicht gut")
        person.presses("Weiß ich noch nicht")
    daughter.says("ja")
    assert "keinen Termin" in mother.says("ja").text
    assert sqlite_world.appointment_of(order) is None


def test_two_yeses_make_one_appointment(
    sqlite_world: World, order: Order, slots: list[Slot]
) -> None:
    """Both book at once: the second is shown what the first booked."""
    first, second = sqlite_world.person("1"), sqlite_world.person("2")
    first.signs_in(order)
    second.signs_in(order)
    first.books(slots[0])
    second.says(first.label_of(slots[1]))
    told = second.says("ja")
    assert "Dienstag, 24. November 2026" in told.text
    assert len(sqlite_world.appointments_of(order)) == 1
