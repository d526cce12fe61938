"""Negative controls: a dialogue that is broken on purpose does not pass as a good one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from core.dialogue import codec, step, table
from core.dialogue.acts import asides, booking, cancelling
from core.dialogue.commands import Book, Cancel
from core.dialogue.events import Event as E
from core.dialogue.meaning import Meaning
from core.dialogue.outputs import Do, Say, Turn
from core.dialogue.sayings import NoneFits
from core.dialogue.state import Node as N
from core.dialogue.state import State
from core.dialogue.table import Act, Row
from tests.dialogue.acts import Act as Happening
from tests.dialogue.acts import SignsIn, Writes
from tests.dialogue.busy_world import monday
from tests.dialogue.chat import Chat
from tests.dialogue.test_random_dialogues import dialogues, play


def books_the_first(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Take a yes to a page of slots for a yes to the first."""
    del meaning, now
    first = replace(state, node=N.CONFIRM, chosen=state.offers[0])
    return Turn(first, (Do(Book(state.offers[0], state.purpose)),))


def books_what_is_held(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Book at once instead of asking."""
    turn = booking.held(state, meaning, now)
    assert turn.state.chosen is not None
    return Turn(turn.state, (Do(Book(turn.state.chosen, state.purpose, state.appointment)),))


def cancels_at_once(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Cancel without a yes."""
    given = cancelling.date_unknown(state, meaning, now).state
    return Turn(given, (Do(Cancel("", None, state.appointment)),))


def says_nothing(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Stay silent."""
    del meaning, now
    return Turn(state)


def repeats_itself(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say the same words as often as they are called for."""
    shown = booking.none_fits(replace(state, misses=0), meaning, now)
    return Turn(state, (Say(NoneFits(), getattr(shown.outputs[0], "buttons", ())),))


BROKEN_ROWS: tuple[tuple[N, E, Act], ...] = (
    (N.SLOTS, E.YES, books_the_first),
    (N.SLOTS, E.HELD, books_what_is_held),
    (N.CONFIRM, E.PICK, booking.yes),
    (N.CONFIRM, E.OLD_BUTTON, booking.yes),
    (N.CONFIRM, E.MISS, booking.yes),
    (N.CANCEL_FROM, E.DATE_UNKNOWN, cancels_at_once),
    (N.CANCEL_CONFIRM, E.MISS, cancelling.cancel),
    (N.MENU, E.THANKS, says_nothing),
)


SEARCH = settings(
    phases=(Phase.generate,), database=None, max_examples=400, print_blob=False,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@SEARCH
@given(dialogues)
def search(happenings: Sequence[Happening]) -> None:
    """One random dialogue."""
    play(Chat(monday()), happenings, ways=False)


@SEARCH
@given(dialogues)
def search_ways_out(happenings: Sequence[Happening]) -> None:
    """One random dialogue, with the ways out of every place."""
    play(Chat(monday()), happenings)


@pytest.mark.parametrize(
    ("node", "event", "act"),
    BROKEN_ROWS,
    ids=[f"{node}-{event}-{act.__name__}" for node, event, act in BROKEN_ROWS],
)
def test_a_broken_row_is_found(
    node: N, event: E, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Random dialogues notice when one row does what it must not do."""
    row = Row((node,), (event,), act, to=tuple(N))
    monkeypatch.setitem(table.TABLE, (node, event), row)  # type: ignore[arg-type]
    with pytest.raises(AssertionError):
        search()


@pytest.mark.parametrize(("node", "event"), [(N.POSTCODE, E.HUMAN), (N.MENU, E.MISS)])
def test_a_place_without_a_way_out_is_found(
    node: N, event: E, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Random dialogues notice where nobody is called."""
    row = Row((node,), (event,), asides.greeting)
    monkeypatch.setitem(table.TABLE, (node, event), row)  # type: ignore[arg-type]
    with pytest.raises(AssertionError):
        search_ways_out()


def test_the_same_words_twice_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The promises notice when somebody is answered in the same words again."""
    row = Row((N.SLOTS,), (E.NO,), repeats_itself)
    monkeypatch.setitem(table.TABLE, (N.SLOTS, E.NO), row)  # type: ignore[arg-type]
    with pytest.raises(AssertionError):
        play(Chat(monday()), (SignsIn(0), Writes("nein"), Writes("nein")))


def forgetful(loads: Callable[[str], State]) -> Callable[[str], State]:
    """A codec that forgets what was wished for."""
    return lambda text: replace(loads(text), wish=None)


def test_a_forgetful_codec_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Random dialogues notice when a restart loses something."""
    monkeypatch.setattr(codec, "loads", forgetful(codec.loads))
    with pytest.raises(AssertionError):
        search()


def test_a_button_for_all_times_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Random dialogues notice when an old button works like a new one."""
    real = step.interpret
    monkeypatch.setattr(step, "interpret", lambda s, r, *rest: real(s, _renewed(s, r), *rest))
    with pytest.raises(AssertionError):
        search()


def _renewed(state: State, received: object) -> object:
    return replace(received, turn=state.turn) if hasattr(received, "turn") else received
