"""The open question of every node, with its buttons: asked first, and asked again after asides."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.events import Event
from core.dialogue.outputs import Button, Label, Say, Turn
from core.dialogue.sayings import (
    AskAvailableFrom,
    AskCancelReason,
    AskOrderNumber,
    AskPostcode,
    ConfirmBooking,
    ConfirmCancel,
    ConfirmMove,
    Greeting,
    Menu,
    Noted,
    Saying,
    SlotsOffered,
)
from core.dialogue.state import Choice, Node, Offer, Purpose, State

REASONS = ("illness", "hospital", "absent", "carer", "other")


def button(key: str, event: Event, index: int = 0, offer: Offer | None = None) -> Button:
    """Return a button with the label ``key`` that stands for ``event``."""
    return Button(Label(key, offer=offer), Choice(event.value, index, label=key))


PERSON = button("person", Event.HUMAN)
HELP = button("help", Event.HELP)
BACK = button("back", Event.BACK)
MENU_FREE = (button("find_slots", Event.BOOK), HELP, PERSON)
MENU_BOOKED = (
    button("show", Event.SHOW),
    button("move", Event.MOVE),
    button("cancel", Event.CANCEL),
    PERSON,
)


def ask(state: State, *, again: bool = True) -> Say:
    """Return the open question of ``state``; ``again``: it was asked before."""
    match state.node:
        case Node.WELCOME:
            return Say(AskOrderNumber(again), (HELP, PERSON))
        case Node.POSTCODE:
            return Say(AskPostcode(by_code=state.code is not None, again=again), (BACK, PERSON))
        case Node.MENU:
            booked = state.appointment is not None
            return Say(Menu(booked), MENU_BOOKED if booked else MENU_FREE)
        case Node.SLOTS:
            return slots_page(state)
        case Node.CONFIRM:
            return confirmation(state, None)
        case Node.PERSON:
            return Say(Noted(state.misses), (button("resume", Event.RESUME),))
        case _:
            return cancelling(state, again=again)


def slots_page(state: State) -> Say:
    """Return the page of free slots with its buttons."""
    saying = SlotsOffered(
        offers=state.offers,
        readback=state.wish.readback if state.wish else "",
        exact=state.exact,
        moving=state.purpose is Purpose.MOVE,
    )
    buttons = [button("slot", Event.PICK, index, offer) for index, offer in enumerate(state.offers)]
    if state.more_earlier:
        buttons.append(button("earlier", Event.EARLIER))
    if state.more_later:
        buttons.append(button("later", Event.LATER))
    return Say(saying, (*buttons, PERSON, BACK))


def confirmation(state: State, minutes: int | None) -> Say:
    """Return the question for the yes to the held slot; ``minutes`` None: it was asked before."""
    if state.chosen is None:
        return slots_page(state)
    no = button("other_slots", Event.NO)
    if state.purpose is Purpose.MOVE and state.appointment is not None:
        saying: Saying = ConfirmMove(state.appointment, state.chosen, minutes)
        return Say(saying, (button("yes_move", Event.YES), no, PERSON))
    return Say(ConfirmBooking(state.chosen, minutes), (button("yes_book", Event.YES), no, PERSON))


def cancelling(state: State, *, again: bool) -> Say:
    """Return the open question on the way to a cancellation."""
    keep = button("keep", Event.KEEP)
    if state.appointment is None:
        return Say(Menu(booked=False), MENU_FREE)
    if state.node is Node.CANCEL_REASON:
        reasons = [
            button(f"reason_{reason}", Event.REASON, index) for index, reason in enumerate(REASONS)
        ]
        saying: Saying = AskCancelReason(state.appointment, state.today)
        return Say(saying, (*reasons, button("move", Event.MOVE), keep, PERSON))
    if state.node is Node.CANCEL_FROM:
        unknown = button("date_unknown", Event.DATE_UNKNOWN)
        return Say(AskAvailableFrom(again=again), (unknown, keep, PERSON))
    saying = ConfirmCancel(state.appointment, state.available_from)
    return Say(saying, (button("yes_cancel", Event.YES), keep, PERSON))


def asking(state: State, *before: Saying, again: bool = True) -> Turn:
    """Say ``before`` and ask the open question of ``state``; a newcomer is greeted instead."""
    first = tuple(Say(saying) for saying in before)
    if state.node is Node.WELCOME and not state.greeted:
        greeting = Say(Greeting(by_link=False), (HELP, PERSON))
        return Turn(replace(state, greeted=True), (greeting, *first))
    return Turn(state, (*first, ask(state, again=again)))
