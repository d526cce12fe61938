"""One step of the dialogue: an input meets the table, and a turn comes out. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.dialogue import inputs
from core.dialogue.acts.signing_in import signed_out
from core.dialogue.commands import SignOut
from core.dialogue.events import Event
from core.dialogue.interpret import interpret, with_wants
from core.dialogue.meaning import Meaning
from core.dialogue.outputs import Do, Say, Turn
from core.dialogue.rules import Rules
from core.dialogue.state import Node, State
from core.dialogue.table import TABLE, Row, row_for

RESULT_EVENTS: dict[type, Event] = {
    inputs.SignedIn: Event.SIGNED_IN,
    inputs.SignInWrong: Event.SIGN_IN_WRONG,
    inputs.SignInWaits: Event.SIGN_IN_WAITS,
    inputs.SignInSpent: Event.SIGN_IN_SPENT,
    inputs.CodeKnown: Event.CODE_KNOWN,
    inputs.CodeUnknown: Event.CODE_UNKNOWN,
    inputs.SlotsFound: Event.SLOTS_FOUND,
    inputs.NoSlotsLeft: Event.NO_SLOTS_LEFT,
    inputs.BookingClosed: Event.BOOKING_CLOSED,
    inputs.Held: Event.HELD,
    inputs.SlotGone: Event.SLOT_GONE,
    inputs.HoldLapsed: Event.HOLD_LAPSED,
    inputs.Booked: Event.BOOKED,
    inputs.AppointmentIs: Event.APPOINTMENT_IS,
    inputs.Cancelled: Event.CANCELLED,
    inputs.TooLate: Event.TOO_LATE,
    inputs.HandedOver: Event.HANDED_OVER,
}
SIGNS_IN_ANYWAY = frozenset({Event.CREDENTIALS, Event.START_WITH_CODE})
"""After a long silence too: whoever was signed in is signed out on the way."""


class IllegalInput(Exception):
    """A result reached a node that waits for no such thing; the state is unchanged."""


def step(state: State, received: inputs.Input, now: datetime, rules: Rules = Rules()) -> Turn:  # noqa: B008 - frozen
    """Return what ``received`` leads to; ``now`` is aware UTC.

    Raises IllegalInput when a result arrives where the table has no row for it: nobody but a
    faulty program can cause that, and nothing is changed.
    """
    if isinstance(received, inputs.PersonInput):
        return _person(state, received, now, rules)
    event = RESULT_EVENTS[type(received)]
    row = TABLE.get((state.node, event))
    if row is None:
        raise IllegalInput(f"{event} in {state.node}")
    return _take(row, state, Meaning(event=event, result=received), now)


def _person(state: State, received: inputs.PersonInput, now: datetime, rules: Rules) -> Turn:
    meaning = interpret(state, received, now, rules)
    idle = _is_idle(state, now, rules)
    leaves = idle and (state.node is Node.PERSON or meaning.event is Event.HUMAN)
    if leaves:
        state = signed_out(state, state.node, state.resume)
    elif idle and meaning.event not in SIGNS_IN_ANYWAY:
        meaning = with_wants(meaning)
    row = row_for(state, meaning.event)
    if row is None:
        meaning = replace(meaning, event=Event.MISS)
        row = TABLE[state.node, Event.MISS]
    misses = state.misses if row.counts or state.node is Node.PERSON else 0
    met = replace(state, turn=state.turn + 1, last_input_at=now, misses=misses)
    turn = _take(row, met, meaning, now)
    return Turn(turn.state, (Do(SignOut()), *turn.outputs)) if leaves else turn


def _is_idle(state: State, now: datetime, rules: Rules) -> bool:
    last = state.last_input_at
    return state.signed_in and last is not None and now - last > rules.idle


def _take(row: Row, state: State, meaning: Meaning, now: datetime) -> Turn:
    turn = row.act(state, meaning, now)
    if turn.state.node not in (row.to or (state.node,)):
        raise IllegalInput(f"{meaning.event} led from {state.node} to {turn.state.node}")
    if state.node is Node.PERSON is not turn.state.node:
        turn = replace(turn, state=replace(turn.state, misses=0))  # what staff were told is no miss
    says = [output for output in turn.outputs if isinstance(output, Say) and output.buttons]
    if not says:
        return turn
    choices = tuple(button.choice for button in says[-1].buttons)
    return Turn(replace(turn.state, choices=choices), turn.outputs)
