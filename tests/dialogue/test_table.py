"""The transition table is complete and honest: nothing is missing in it, nothing is too much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

import core.dialogue.step
from core.dialogue import inputs, sayings, table
from core.dialogue.events import RESULTS, Event
from core.dialogue.inputs import Puzzled, Result
from core.dialogue.meaning import Meaning
from core.dialogue.rules import Rules
from core.dialogue.state import Node, Offer, State
from core.dialogue.step import RESULT_EVENTS, IllegalInput, step
from core.domain.slot import Mode
from core.language.wishes import Question, Window, Wish
from core.wording.de.german import GERMAN
from core.wording.labels import read_labels
from tests.dialogue.busy_world import MONDAY
from tests.dialogue.explorer import Everywhere, explore
from tests.dialogue.watched_table import Transition
from tests.wording.samples import CLASSES

NOW = MONDAY.now
OFFER = Offer("1", NOW + timedelta(days=1), NOW + timedelta(days=1, hours=2), Mode.HOME)
RESULTS_OF_COMMANDS: tuple[Result, ...] = (
    inputs.SignedIn("47110815", None), inputs.SignInWrong(), inputs.SignInWaits(NOW),
    inputs.SignInSpent(), inputs.CodeKnown(), inputs.CodeUnknown(),
    inputs.SlotsFound((OFFER,), more_earlier=False, more_later=False), inputs.NoSlotsLeft(),
    inputs.BookingClosed(date(2026, 12, 1)), inputs.Held(OFFER, 10), inputs.SlotGone(),
    inputs.HoldLapsed(), inputs.Booked(OFFER), inputs.AppointmentIs(None),
    inputs.Cancelled(OFFER), inputs.TooLate(), inputs.HandedOver("wish", open_now=True),
)  # fmt: skip
PERSONS = tuple(event for event in Event if event not in RESULTS)
SAID_OUTSIDE = {sayings.OnlyInPrivate, sayings.OurFault}
"""Said by the use cases themselves: in groups, and when a turn breaks."""


@pytest.fixture(scope="module")
def everywhere() -> Everywhere:
    """What a walk through every place of the dialogue has seen."""
    return explore()


def states(node: Node) -> Iterator[State]:
    """States of a node: as bare as can be, and with everything a state can remember."""
    bare = State(node=node, greeted=True, last_input_at=NOW)
    yield bare
    yield replace(
        bare, signed_in=True, order_number="47110815", offers=(OFFER,), chosen=OFFER,
        appointment=OFFER, misses=2, more_earlier=True, more_later=True, resume=Node.MENU,
    )  # fmt: skip


@pytest.mark.parametrize(("node", "event"), list(product(Node, PERSONS)))
def test_whatever_a_person_means_is_answered(
    node: Node, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every event has a row in every node, or is a miss: something is said or done in each."""
    meant = Meaning(
        event=event, text="Reise", answer="why_postcode", media="photo", code="mark",
        question=Question("Dienstag oder Mittwoch?", ("Dienstag", "Mittwoch")),
        wish=Wish((Window(NOW, None),), "ab heute"), order_number="47110815", postcode="mark",
    )  # fmt: skip
    monkeypatch.setattr(core.dialogue.step, "interpret", lambda *_: meant)
    for state in states(node):
        assert step(state, Puzzled(), NOW, Rules()).outputs


@pytest.mark.parametrize("result", RESULTS_OF_COMMANDS, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("node", Node)
def test_a_result_comes_where_it_is_awaited_or_is_illegal(node: Node, result: Result) -> None:
    """A result that nobody waits for raises IllegalInput; what is known stays as it was."""
    awaited = (node, RESULT_EVENTS[type(result)]) in table.TABLE
    for state in states(node):
        before = replace(state)
        try:
            turn = step(state, result, NOW, Rules())
        except IllegalInput:
            assert not awaited
        else:
            assert awaited
            assert turn.outputs
        assert state == before


def test_every_kind_of_result_has_an_event() -> None:
    """No result of a command is unknown to the machine."""
    kinds = {type(result) for result in RESULTS_OF_COMMANDS}
    assert kinds == set(RESULT_EVENTS)
    assert set(RESULT_EVENTS.values()) == RESULTS


def declared() -> set[Transition]:
    """Every transition that the table names."""
    rows = [*table.TABLE.items()]
    rows += [((node, event), FIRST) for node, event in product(FIRST.at, FIRST.on)]
    return {(node, event, to) for (node, event), row in rows for to in row.to or (node,)}


FIRST = table.SIGN_IN_FIRST


def test_the_table_names_what_happens_and_nothing_else(everywhere: Everywhere) -> None:
    """Each transition of the table is reached, and none is reached that it does not name."""
    assert everywhere.transitions - declared() == set()
    assert declared() - everywhere.transitions == set()


def test_no_row_is_hidden_behind_others() -> None:
    """No two rows hold for the same event in the same node, so their order means nothing."""
    named = [(node, event) for row in table.ROWS for node in row.at for event in row.on]
    assert len(named) == len(set(named))


def test_a_row_leads_nowhere_it_does_not_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """An act that goes astray is stopped before anything is said or done."""
    row = replace(table.TABLE[Node.SLOTS, Event.HELD], to=(Node.MENU,))
    monkeypatch.setitem(table.TABLE, (Node.SLOTS, Event.HELD), row)  # type: ignore[arg-type]
    with pytest.raises(IllegalInput, match="held led from slots to confirm"):
        step(State(node=Node.SLOTS), inputs.Held(OFFER, 10), NOW)


def test_everything_that_can_be_said_is_said_somewhere(everywhere: Everywhere) -> None:
    """No saying is left over from a dialogue that is no more."""
    assert set(CLASSES) - everywhere.sayings == SAID_OUTSIDE


def test_every_label_is_on_a_button_somewhere(everywhere: Everywhere) -> None:
    """No label is left over, and none is missing."""
    assert everywhere.labels == set(read_labels(GERMAN))


def test_every_event_happens(everywhere: Everywhere) -> None:
    """No event is left over from a dialogue that is no more."""
    assert {event for _, event, _ in everywhere.transitions} == set(Event)


def test_the_walk_holds_every_promise(everywhere: Everywhere) -> None:
    """In every place of the dialogue, whatever happens there, every promise is kept."""
    assert everywhere.broken == []
    assert everywhere.steps > 5_000
