"""Choosing a slot and saying yes to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.dialogue.acts.asking import MENU_BOOKED, asking, confirmation, slots_page
from core.dialogue.acts.missing import missed
from core.dialogue.acts.wanting import find, present_time
from core.dialogue.commands import (
    Book,
    Direction,
    FindSlots,
    HandOver,
    HoldSlot,
    ReleaseHold,
    Topic,
)
from core.dialogue.events import Event
from core.dialogue.inputs import Booked, BookingClosed, Held, SlotsFound
from core.dialogue.meaning import Meaning
from core.dialogue.outputs import Do, Say, Turn
from core.dialogue.sayings import (
    BookingDone,
    DeadlinePassed,
    HeldAnew,
    JustTaken,
    MoveDone,
    NoneEarlier,
    NoneFits,
    NoneLater,
    NothingFree,
    WhichOne,
    YesOrNo,
)
from core.dialogue.state import Node, Purpose, State


def slots_found(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Show the page."""
    del now
    result = meaning.result
    assert isinstance(result, SlotsFound)  # the table sends nothing else here
    shown = replace(
        state,
        node=Node.SLOTS,
        offers=result.offers,
        more_earlier=result.more_earlier,
        more_later=result.more_later,
        exact=result.exact,
    )
    return Turn(shown, (slots_page(shown),))


def no_slots_left(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say so, and let staff look for one."""
    del meaning, now
    menu = replace(state, node=Node.MENU, wish=None)
    return Turn(menu, (Say(NothingFree()), Do(HandOver(Topic.NO_SLOT))))


def booking_closed(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say that the deadline has passed, and let staff help."""
    del now
    result = meaning.result
    assert isinstance(result, BookingClosed)  # the table sends nothing else here
    menu = replace(state, node=Node.MENU, wish=None)
    return Turn(menu, (Say(DeadlinePassed(result.deadline)), Do(HandOver(Topic.BOOKING_CLOSED))))


def earlier(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Turn the page back."""
    del meaning, now
    if not state.more_earlier or not state.offers:
        return asking(state, NoneEarlier())
    return _page(state, Direction.BACKWARD)


def later(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Turn the page."""
    del meaning, now
    if not state.more_later or not state.offers:
        return asking(state, NoneLater())
    return _page(state, Direction.FORWARD)


def _page(state: State, direction: Direction) -> Turn:
    edge = state.offers[0] if direction is Direction.BACKWARD else state.offers[-1]
    windows = state.wish.windows if state.wish and state.exact else ()
    shown = (*state.offers, *present_time(state))
    command = FindSlots(windows, edge, direction, shown=shown)
    return Turn(state, (Do(command),))


def pick(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Reserve the slot while the person makes up their mind."""
    if not 0 <= meaning.index < len(state.offers):
        return which_one(state, meaning, now)
    chosen = state.offers[meaning.index]
    return Turn(replace(state, chosen=chosen), (Do(HoldSlot(chosen)),))


def held(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Ask for the yes; say so when the reservation had to be renewed."""
    del now
    result = meaning.result
    assert isinstance(result, Held)  # the table sends nothing else here
    renewed = state.node is Node.CONFIRM
    confirming = replace(state, node=Node.CONFIRM, chosen=result.offer)
    question = confirmation(confirming, result.minutes)
    return Turn(confirming, (Say(HeldAnew()), question) if renewed else (question,))


def yes(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Book what was read back to the person and nothing else."""
    del meaning, now
    if state.chosen is None:
        return asking(state)
    replaces = state.appointment if state.purpose is Purpose.MOVE else None
    return Turn(state, (Do(Book(state.chosen, state.purpose, replaces)),))


def hold_lapsed(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Try to reserve the slot once more and ask again: a lapsed hold never books."""
    del meaning, now
    if state.chosen is None:
        return asking(state)
    return Turn(state, (Do(HoldSlot(state.chosen)),))


def slot_gone(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say that somebody else was quicker, and show what lies nearest."""
    del meaning, now
    looking = replace(state, node=Node.SLOTS, chosen=None, offers=(), wish=None)
    command = FindSlots(near=state.chosen, shown=present_time(state))
    return Turn(looking, (Say(JustTaken()), Do(command)))


def booked(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say what is booked; nothing is open any more."""
    del now
    result = meaning.result
    assert isinstance(result, Booked)  # the table sends nothing else here
    done = replace(
        state,
        node=Node.MENU,
        purpose=Purpose.BOOK,
        appointment=result.appointment,
        chosen=None,
        offers=(),
        wish=None,
    )
    if result.moved_from is not None:
        return Turn(done, (Say(MoveDone(result.moved_from, result.appointment), MENU_BOOKED),))
    return Turn(done, (Say(BookingDone(result.appointment), MENU_BOOKED),))


def no(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Give the reservation back and show the slots again."""
    del meaning, now
    looking = find(state)
    return Turn(looking.state, (Do(ReleaseHold()), *looking.outputs))


def other_wish(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Another time instead of a yes: give the reservation back and look again."""
    return no(replace(state, wish=meaning.wish or state.wish), meaning, now)


def other_page(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Earlier or later than the held slot: give it back and look from there."""
    del now
    if state.chosen is None:
        return find(state)
    backward = meaning.event is Event.EARLIER
    direction = Direction.BACKWARD if backward else Direction.FORWARD
    looking = replace(state, node=Node.SLOTS, wish=None, offers=(), chosen=None)
    shown = (state.chosen, *present_time(state))
    command = FindSlots(edge=state.chosen, direction=direction, shown=shown)
    return Turn(looking, (Do(ReleaseHold()), Do(command)))


def yes_or_no(state: State, meaning: Meaning, now: datetime) -> Turn:
    """A number is no yes: ask again for the word."""
    del meaning, now
    if state.chosen is None:
        return asking(state)
    return missed(state, YesOrNo(state.chosen))


def which_one(state: State, meaning: Meaning, now: datetime) -> Turn:
    """It is not clear which slot was meant: ask for its number, without reading all again."""
    del meaning, now
    return missed(state, WhichOne(len(state.offers)))


def none_fits(state: State, meaning: Meaning, now: datetime) -> Turn:
    """None of the slots suits: ask what would."""
    del meaning, now
    return missed(state, NoneFits())
