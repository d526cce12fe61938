"""From an input to its meaning in a state: first what is open, then what the language part hears.

The order matters. A person is always reachable, so "Mensch" goes before everything; then numbers
and secrets, then what the open question waits for, then intents, and a wish for a time last.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.dialogue.events import Event
from core.dialogue.inputs import Chose, Edited, PersonInput, Puzzled, Said, Showed, Started
from core.dialogue.meaning import Meaning
from core.dialogue.rules import Rules
from core.dialogue.state import Node, State
from core.language.folding import words
from core.language.secrets import HIDDEN
from core.language.understanding import Expecting, Understood, understand

INTENT_EVENTS = {
    "human": Event.HUMAN,
    "cancel": Event.CANCEL,
    "reschedule": Event.MOVE,
    "show_booking": Event.SHOW,
    "book": Event.BOOK,
    "list_slots": Event.BOOK,
    "address_change": Event.ADDRESS,
    "no_mail": Event.NO_MAIL,
    "no_slots": Event.NO_SLOTS,
    "later_needed": Event.LATER_NEEDED,
    "help": Event.HELP,
    "goodbye": Event.GOODBYE,
    "thanks": Event.THANKS,
    "greeting": Event.GREETING,
}
ANSWERED_INTENTS = {
    "deadline": "what_happens_after_deadline",
    "documents": "what_to_have_ready",
    "carer_present": "who_should_be_there",
}
FOR_STAFF = frozenset({Event.LATER_NEEDED, Event.ADDRESS, Event.NO_MAIL, Event.NO_SLOTS})
WANTS = frozenset({Event.BOOK, Event.SHOW, Event.MOVE, Event.CANCEL})
DATES_COUNT = frozenset({Node.SLOTS, Node.CONFIRM, Node.CANCEL_FROM, Node.CANCEL_CONFIRM})
POLITE = frozenset({Event.THANKS, Event.GOODBYE})
NUMBERS_COUNT = frozenset({Node.MENU, Node.SLOTS, Node.CANCEL_REASON})
FEWEST_LETTERS_OF_A_REASON = 3
MOST_WORDS_OF_A_COURTESY = 3
NO_REASONS = frozenset({Event.GREETING, Event.THANKS, Event.GOODBYE, Event.CANCEL})
SURE = 0.9


def interpret(state: State, received: PersonInput, now: datetime, rules: Rules) -> Meaning:
    """Return what ``received`` means in ``state``."""
    match received:
        case Said():
            return _said(state, received, now, rules)
        case Chose():
            return _chose(state, received, now, rules)
        case Started(code):
            return Meaning(event=Event.START_WITH_CODE if code else Event.START, code=code)
        case Edited():
            return Meaning(event=Event.EDITED)
        case Showed(media):
            return Meaning(event=Event.MEDIA, media=media)
        case Puzzled():
            return Meaning(event=Event.MISS)


def _chose(state: State, chose: Chose, now: datetime, rules: Rules) -> Meaning:
    if chose.turn != state.turn or not 0 <= chose.index < len(state.choices):
        return Meaning(event=Event.OLD_BUTTON)
    choice = state.choices[chose.index]
    if choice.phrase:
        return _said(state, Said(choice.phrase), now, rules)
    return Meaning(event=Event(choice.event), index=choice.index)


def _said(state: State, said: Said, now: datetime, rules: Rules) -> Meaning:
    heard = understand(said.text, now, _expecting(state), rules.foreign_number)
    if heard.back:
        return Meaning(event=Event.BACK)
    intent = _intent(heard)
    if intent is Event.HUMAN:
        return Meaning(event=Event.HUMAN)
    signing_in = _credentials(state, said, heard, intent)
    if signing_in is not None:
        return signing_in
    phrase = _phrase(state, heard)
    if phrase:
        return _said(state, Said(phrase), now, rules)
    return (
        _open_question(state, said, heard)
        or _number(state, heard)
        or _wanted(heard, intent)
        or Meaning(event=Event.MISS, text=said.text)
    )


def _phrase(state: State, heard: Understood) -> str:
    """Return the phrase that stands under the number that was said, where one does."""
    if heard.choice is None or heard.choice > len(state.choices):
        return ""
    return state.choices[heard.choice - 1].phrase


def _expecting(state: State) -> Expecting:
    count = len(state.offers) if state.node is Node.SLOTS else len(state.choices)
    return Expecting(
        choices=("",) * count,  # what the buttons say is wording; here only their number counts
        yes_no=state.node in {Node.CONFIRM, Node.CANCEL_CONFIRM},
        dates=state.node in DATES_COUNT,
        free_text=state.node is Node.CANCEL_REASON,
    )


def _intent(heard: Understood) -> Event | None:
    """Return the event of the best intent; beside a time that was understood it has to be sure."""
    if not heard.intents:
        return None
    best = heard.intents[0]
    event = INTENT_EVENTS.get(best.name)
    sure = heard.wish is None or best.score >= SURE
    return event if event in WANTS or sure else None


def _credentials(
    state: State, said: Said, heard: Understood, intent: Event | None
) -> Meaning | None:
    numbers = heard.order_numbers
    if not numbers and not said.postcodes and _odd_number(state, said.text):
        return Meaning(event=Event.ODD_NUMBER)
    if not numbers and not said.postcodes:
        return None
    if state.signed_in and not (numbers and said.postcodes):
        return None  # a number in passing: nothing to sign in with, and nothing to sign out for
    return Meaning(
        event=Event.CREDENTIALS,
        order_number=numbers[-1] if numbers else None,
        postcode=said.postcodes[-1] if said.postcodes else None,
        wants=intent if intent in WANTS else None,
        wish=heard.wish,
    )


def _odd_number(state: State, text: str) -> bool:
    """Whether somebody who still has to sign in typed a long number that is no order number."""
    waiting = state.node in {Node.WELCOME, Node.POSTCODE} and not state.signed_in
    return waiting and HIDDEN in text


def _open_question(state: State, said: Said, heard: Understood) -> Meaning | None:
    match state.node:
        case Node.CANCEL_REASON:
            return _reason(said, heard)
        case Node.CANCEL_FROM | Node.CANCEL_CONFIRM if heard.wish is not None:
            if _intent(heard) is not Event.MOVE:
                return Meaning(event=Event.AVAILABLE_FROM, wish=heard.wish)
        case Node.SLOTS if heard.answer == "yes" and len(state.offers) == 1:
            return Meaning(event=Event.PICK, index=0)
        case Node.MENU if heard.answer == "yes" and state.appointment is None:
            return Meaning(event=Event.BOOK)
        case Node.SLOTS | Node.CONFIRM if heard.page is not None:
            return Meaning(event=Event(heard.page))
        case _:
            pass
    if heard.answer is not None and not heard.intents:
        return Meaning(event=Event(heard.answer))
    return None


def _reason(said: Said, heard: Understood) -> Meaning | None:
    if heard.choice is not None:
        return None
    if heard.answer == "no":
        return Meaning(event=Event.NO)
    if heard.answer == "yes":
        return Meaning(event=Event.YES)
    letters = sum(character.isalpha() for character in said.text)
    if letters < FEWEST_LETTERS_OF_A_REASON or _is_no_reason(said.text, heard):
        return None
    return Meaning(event=Event.REASON, text=said.text)


def _is_no_reason(text: str, heard: Understood) -> bool:
    """Whether words are something else: another wish, a question we know, a bare courtesy."""
    intent = _intent(heard)
    if intent in {Event.MOVE, Event.HELP}:
        return True
    if "?" in text:
        return heard.faq is not None or bool(heard.intents)
    return intent in NO_REASONS and len(words(text)) <= MOST_WORDS_OF_A_COURTESY


def _number(state: State, heard: Understood) -> Meaning | None:
    if heard.choice is None:
        return None
    if state.node is Node.CONFIRM:
        return Meaning(event=Event.PICK)
    if state.node not in NUMBERS_COUNT or not 1 <= heard.choice <= len(state.choices):
        return None
    choice = state.choices[heard.choice - 1]
    if state.node is Node.SLOTS and choice.event != Event.PICK:
        return None  # only the times are numbered for the person
    return Meaning(event=Event(choice.event), index=choice.index)


def _wanted(heard: Understood, intent: Event | None) -> Meaning | None:
    if intent in WANTS:
        if heard.question is not None and intent is not Event.CANCEL:
            return Meaning(event=Event.WHICH_TIME, question=heard.question)
        return Meaning(event=intent, wish=heard.wish)
    if heard.faq is not None:
        return Meaning(event=Event.QUESTION, answer=heard.faq)
    if heard.intents and heard.intents[0].name in ANSWERED_INTENTS:
        return Meaning(event=Event.QUESTION, answer=ANSWERED_INTENTS[heard.intents[0].name])
    if heard.question is not None and intent not in FOR_STAFF:
        return Meaning(event=Event.WHICH_TIME, question=heard.question)
    if heard.wish is not None and intent in {None, Event.GREETING, Event.THANKS}:
        return Meaning(event=Event.WISH, wish=heard.wish)
    if intent is not None:
        return Meaning(event=intent)
    return Meaning(event=Event(heard.page)) if heard.page is not None else None


def with_wants(meaning: Meaning) -> Meaning:
    """Return an idle meaning that remembers what ``meaning`` wanted."""
    wants = meaning.event if meaning.event in WANTS | POLITE else None
    return replace(meaning, event=Event.IDLE, wants=wants)
