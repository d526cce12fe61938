"""Signing in: order number and postcode, in one message or two, or the link from the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.dialogue.acts.asking import BACK, HELP, PERSON, ask, asking
from core.dialogue.acts.missing import missed
from core.dialogue.acts.wanting import go_on
from core.dialogue.commands import RedeemCode, SignIn, SignOut
from core.dialogue.events import Event
from core.dialogue.inputs import SignedIn, SignInWaits
from core.dialogue.meaning import Meaning
from core.dialogue.outputs import Do, Say, Turn
from core.dialogue.sayings import (
    AskPostcode,
    CodeNotKnown,
    Goodbye,
    Greeting,
    LetterNeeded,
    OrderNumberMissing,
    OrderNumberOdd,
    PleaseWait,
    Saying,
    SignInAgain,
    SignInFailed,
    SignInFirst,
    YouAreWelcome,
)
from core.dialogue.state import Node, State

AFTERTHOUGHTS = {Event.THANKS: YouAreWelcome(), Event.GOODBYE: Goodbye(appointment=None)}
"""What is answered to people who come back only to be polite: nothing that is theirs."""


def signed_out(state: State, node: Node, resume: Node | None) -> State:
    """Return ``state`` without anything that only a signed-in person may see."""
    return replace(
        state,
        node=node,
        signed_in=False,
        resume=resume,
        offers=(),
        chosen=None,
        appointment=None,
    )


def greet(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Explain in two lines who speaks, and which two numbers are needed."""
    del meaning, now
    return asking(state)


def redeem(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Look up the code of the link; whoever was signed in here before is not any more."""
    del now
    code = meaning.code or ""
    fresh = State(turn=state.turn, greeted=state.greeted, code=code)
    before = (Do(SignOut()),) if state.signed_in or state.order_number else ()
    return Turn(fresh, (*before, Do(RedeemCode(code))))


def code_known(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Only the postcode is left to ask."""
    del meaning, now
    asked = replace(state, node=Node.POSTCODE, greeted=True)
    if state.greeted:
        return asking(asked, again=False)
    return Turn(asked, (Say(Greeting(by_link=True), (BACK, PERSON)),))


def code_unknown(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say so, and ask for the two numbers instead."""
    del meaning, now
    asked = replace(state, node=Node.WELCOME, code=None, greeted=True)
    return asking(asked, CodeNotKnown(), again=False)


def credentials(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Take what came of order number and postcode; ask for what is missing, or sign in."""
    if state.signed_in:
        return switch(state, meaning, now)
    if state.node is Node.PERSON:
        state = replace(state, node=Node.WELCOME, misses=0)
    wanted = replace(
        state,
        greeted=True,
        order_number=meaning.order_number or state.order_number,
        code=None if meaning.order_number else state.code,
        intent=meaning.wants.value if meaning.wants else state.intent,
        wish=meaning.wish or state.wish,
    )
    if meaning.postcode is None:
        asked = replace(wanted, node=Node.POSTCODE)
        if state.node is Node.POSTCODE:
            return missed(asked, AskPostcode(by_code=False, again=True))
        return asking(asked, again=False)
    if wanted.order_number is None and wanted.code is None:
        return missed(wanted, OrderNumberMissing())
    trying = replace(wanted, node=Node.POSTCODE)
    return Turn(trying, (Do(SignIn(wanted.order_number, wanted.code, meaning.postcode)),))


def odd_number(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say that the number cannot be right, before a try is wasted on it."""
    del meaning, now
    return missed(replace(state, greeted=True), OrderNumberOdd())


def switch(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Another order's numbers in a chat that is signed in: sign out, then try them."""
    fresh = State(turn=state.turn, greeted=True)
    turn = credentials(fresh, meaning, now)
    return Turn(turn.state, (Do(SignOut()), *turn.outputs))


def signed_in(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Go on with what the person wanted, or where the conversation stood."""
    result = meaning.result
    assert isinstance(result, SignedIn)  # the table sends nothing else here
    entered = replace(
        state,
        signed_in=True,
        order_number=result.order_number,
        code=None,
        appointment=result.appointment,
    )
    return go_on(entered, now)


def sign_in_wrong(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say the same for an unknown order and a wrong postcode, and ask for both again."""
    del meaning, now
    failed = replace(state, misses=state.misses + 1)
    saying = SignInFailed(failed.misses)
    if state.code is not None:
        return Turn(failed, (Say(saying, (PERSON,)),))
    asked = replace(failed, node=Node.WELCOME, order_number=None)
    return Turn(asked, (Say(saying, (HELP, PERSON)),))


def sign_in_waits(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Tell from when on the next try is possible, and who helps until then."""
    del now
    result = meaning.result
    assert isinstance(result, SignInWaits)  # the table sends nothing else here
    return Turn(state, (Say(PleaseWait(result.until), (PERSON,)),))


def sign_in_spent(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Point to the link in the letter and to the phone."""
    del meaning, now
    asked = replace(state, node=Node.WELCOME, order_number=None)
    return Turn(asked, (Say(LetterNeeded(), (PERSON,)),))


def sign_in_first(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Remember what the person wants, and ask them to sign in."""
    del now
    known = state.order_number is not None or state.code is not None
    place = Node.POSTCODE if known else Node.WELCOME
    asked = replace(
        state,
        node=place if state.node is Node.PERSON else state.node,
        greeted=True,
        intent=meaning.event.value,
        wish=meaning.wish or state.wish,
    )
    saying: Saying = SignInFirst() if state.greeted else Greeting(by_link=False)
    if isinstance(saying, Greeting) and not known:
        return Turn(asked, (Say(saying, (HELP, PERSON)),))
    return Turn(asked, (Say(saying), ask(asked, again=False)))


def idle(state: State, meaning: Meaning, now: datetime) -> Turn:
    """After a long silence ask for the postcode again; the place is remembered.

    Thanks and a goodbye are returned without asking for anything, and end the sign-in as well.
    """
    del now
    out = signed_out(state, Node.POSTCODE, state.node)
    polite = AFTERTHOUGHTS.get(meaning.wants) if meaning.wants else None
    wants = meaning.wants.value if meaning.wants and polite is None else None
    kept = replace(out, wish=meaning.wish or out.wish, intent=wants)
    return Turn(kept, (Do(SignOut()), Say(polite or SignInAgain(), (BACK, PERSON))))


def back_to_start(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Begin the sign-in anew, with both numbers."""
    del meaning, now
    fresh = State(turn=state.turn, greeted=True)
    return Turn(fresh, (ask(fresh, again=state.node is Node.WELCOME),))
