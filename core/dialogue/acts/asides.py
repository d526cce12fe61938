"""What may be said at any time: help, questions, thanks, a person; then the open question again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.dialogue.acts.asking import BACK, PERSON, ask, asking, button
from core.dialogue.acts.missing import missed
from core.dialogue.acts.wanting import CANCEL_NODES
from core.dialogue.commands import HandOver, Topic
from core.dialogue.events import Event
from core.dialogue.inputs import HandedOver
from core.dialogue.meaning import Meaning
from core.dialogue.outputs import Button, Do, Label, Say, Turn
from core.dialogue.sayings import (
    Answer,
    AppointmentKept,
    CannotRead,
    EditUnread,
    Goodbye,
    Help,
    Menu,
    OldButton,
    PersonComes,
    WhichTime,
    YouAreWelcome,
)
from core.dialogue.state import Choice, Node, Purpose, State
from core.language.wishes import Question

TOPICS = {
    Event.HUMAN: Topic.WISH,
    Event.LATER_NEEDED: Topic.LATER_SLOT,
    Event.ADDRESS: Topic.ADDRESS,
    Event.NO_MAIL: Topic.NO_MAIL,
    Event.NO_SLOTS: Topic.NO_SLOT,
    Event.TOO_LATE: Topic.TOO_LATE,
}


def hand_over(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Put the conversation on the staff's list."""
    del now
    return Turn(state, (Do(HandOver(TOPICS[meaning.event])),))


def handed_over(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say who helps and when, and how to go on alone."""
    del now
    result = meaning.result
    assert isinstance(result, HandedOver)  # the table sends nothing else here
    waiting = replace(
        state, node=Node.PERSON, resume=_place(state), misses=0, offers=(), chosen=None
    )
    told = PersonComes(result.topic, result.open_now)
    return Turn(waiting, (Say(told, (button("resume", Event.RESUME),)),))


def _place(state: State) -> Node | None:
    """Return where to go on after a person was asked for; slots will be looked up anew."""
    if state.node is Node.PERSON:
        return state.resume
    return Node.MENU if state.node in {Node.SLOTS, Node.CONFIRM} else state.node


def noted(state: State, meaning: Meaning, now: datetime) -> Turn:
    """What is written while a person is awaited is kept for them."""
    del meaning, now
    heard = replace(state, misses=state.misses + 1)
    return Turn(heard, (ask(heard),))


def resume(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Go on with the assistant, where the conversation stood."""
    del meaning, now
    place = state.resume or Node.MENU
    if not state.signed_in and place not in {Node.WELCOME, Node.POSTCODE}:
        place = Node.POSTCODE if state.order_number else Node.WELCOME
    elif place in CANCEL_NODES and state.appointment is None:
        place = Node.MENU
    return asking(replace(state, node=place, resume=None, misses=0))


def show_help(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Explain step by step."""
    del meaning, now
    return asking(state, Help(state.signed_in))


def question(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Answer on the side."""
    del now
    return asking(state, Answer(meaning.answer))


def which_time(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Ask which of two or three times was meant; each option can be pressed or said."""
    del now
    asked = meaning.question
    if asked is None:
        return asking(state)
    turn = missed(state, WhichTime(asked.text))
    if not isinstance(turn.outputs[0], Say) or _was_asked(state, asked):
        return turn
    buttons = tuple(
        Button(Label("phrase", phrase=option), Choice(Event.WISH.value, index, option, "phrase"))
        for index, option in enumerate(asked.options)
    )
    return Turn(turn.state, (Say(WhichTime(asked.text), (*buttons, BACK, PERSON)),))


def _was_asked(state: State, asked: Question) -> bool:
    """Whether the very same question is open already."""
    open_now = tuple(choice.phrase for choice in state.choices if choice.phrase)
    return open_now == asked.options and state.misses > 0


def thanks(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Return the thanks."""
    del meaning, now
    return asking(state, YouAreWelcome())


def greeting(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Answer a greeting with the open question."""
    del meaning, now
    return asking(state)


def what_else(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Answer a bare yes or no to nothing in particular with what can be done here."""
    del meaning, now
    return missed(state, Menu(state.appointment is not None))


def goodbye(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say goodbye; whatever was open can be taken up again later."""
    del meaning, now
    return Turn(state, (Say(Goodbye(state.appointment), ask(state).buttons),))


def to_menu(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Go back to what can be done here; an appointment that was to be moved stands."""
    del meaning, now
    menu = replace(state, node=Node.MENU, wish=None, chosen=None, purpose=Purpose.BOOK)
    if state.purpose is Purpose.MOVE and state.appointment is not None:
        return asking(menu, AppointmentKept(state.appointment))
    return asking(menu)


def back_a_step(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Go back one question on the way to a cancellation."""
    del meaning, now
    before = Node.CANCEL_FROM if state.node is Node.CANCEL_CONFIRM else Node.CANCEL_REASON
    return asking(replace(state, node=before))


def old_button(state: State, meaning: Meaning, now: datetime) -> Turn:
    """A stale or double press does nothing; what is open now is shown."""
    del meaning, now
    return asking(state, OldButton())


def media(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say that only text is read."""
    del now
    return asking(state, CannotRead(meaning.media))


def edited(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say that a changed message is not read again."""
    del meaning, now
    return asking(state, EditUnread())
