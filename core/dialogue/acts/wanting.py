"""What a signed-in person wants: slots, their appointment, another one, none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.dialogue.acts.asking import asking
from core.dialogue.commands import FindSlots, LookUpAppointment
from core.dialogue.events import Event
from core.dialogue.inputs import AppointmentIs
from core.dialogue.meaning import Meaning
from core.dialogue.outputs import Do, Say, Turn
from core.dialogue.sayings import AlreadyBooked, NoAppointmentYet, Welcome, YourAppointment
from core.dialogue.state import Node, Offer, Purpose, State
from core.domain.local_time import day_bounds
from core.language.german_dates import long_date
from core.language.wishes import Window, Wish

CANCEL_NODES = frozenset({Node.CANCEL_REASON, Node.CANCEL_FROM, Node.CANCEL_CONFIRM})


def go_on(state: State, now: datetime) -> Turn:
    """After a sign-in: do what was wanted, go on where it stood, or show what there is."""
    resume, wanted = state.resume, state.intent
    clear = replace(state, node=Node.MENU, resume=None, intent=None, misses=0)
    if wanted in {Event.SHOW, Event.MOVE, Event.CANCEL}:
        return look_up(clear, Meaning(event=Event(wanted)), now)
    if wanted is None and resume in CANCEL_NODES and state.appointment is not None:
        return asking(replace(clear, node=resume or Node.MENU), Welcome())
    moving = state.purpose is Purpose.MOVE and resume in {Node.SLOTS, Node.CONFIRM}
    if state.appointment is not None and not moving:
        shown = YourAppointment(state.appointment)
        return asking(replace(clear, wish=None), Welcome(), shown)
    purpose = Purpose.MOVE if state.appointment is not None else Purpose.BOOK
    looking = find(replace(clear, purpose=purpose))
    return Turn(looking.state, (Say(Welcome()), *looking.outputs))


def find(state: State) -> Turn:
    """Look for free slots that fit the wish, if there is one."""
    windows = state.wish.windows if state.wish else ()
    looking = replace(state, node=Node.SLOTS, offers=(), chosen=None)
    return Turn(looking, (Do(FindSlots(windows, shown=present_time(state))),))


def present_time(state: State) -> tuple[Offer, ...]:
    """Return the appointment that is to be moved: its own time is no other offer."""
    if state.purpose is Purpose.MOVE and state.appointment is not None:
        return (state.appointment,)
    return ()


def look_up(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Look at the appointment as it is now; what is wanted with it is remembered."""
    del now
    wanted = replace(state, intent=meaning.event.value, wish=meaning.wish)
    return Turn(wanted, (Do(LookUpAppointment()),))


def appointment_is(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Show, move, cancel or book, now that the appointment is known."""
    del now
    result = meaning.result
    assert isinstance(result, AppointmentIs)  # the table sends nothing else here
    wanted = state.intent
    known = replace(
        state,
        intent=None,
        appointment=result.appointment,
        today=result.today,
        purpose=Purpose.BOOK,
    )
    if result.appointment is None:
        return _without_appointment(known, wanted)
    if wanted == Event.MOVE:
        return find(replace(known, purpose=Purpose.MOVE))
    if wanted == Event.CANCEL:
        return asking(replace(known, node=Node.CANCEL_REASON, reason=None), again=False)
    menu = replace(known, node=Node.MENU, wish=None)
    if wanted in {Event.BOOK, Event.WISH}:
        return asking(menu, AlreadyBooked(result.appointment))
    return asking(menu, YourAppointment(result.appointment))


def _without_appointment(state: State, wanted: str | None) -> Turn:
    if wanted in {Event.BOOK, Event.WISH}:
        return find(_with_day_of_return(state))
    if wanted == Event.MOVE:
        looking = find(state)
        return Turn(looking.state, (Say(NoAppointmentYet()), *looking.outputs))
    return asking(replace(state, node=Node.MENU, wish=None), NoAppointmentYet())


def _with_day_of_return(state: State) -> State:
    """Who cancelled and said from when on it suits again is not shown anything before that day."""
    day = state.available_from
    if day is None or state.wish is not None:
        return state
    since = Wish((Window(day_bounds(day)[0], None),), f"ab {long_date(day)}", ())
    return replace(state, wish=since, available_from=None)


def wish(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Another time is wished while slots are looked at: look again, for the same purpose."""
    del now
    return find(replace(state, wish=meaning.wish))
