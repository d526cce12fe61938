"""Whatever a message invites people to write is understood."""

import re
from dataclasses import replace

import pytest

from core.dialogue.events import Event
from core.dialogue.inputs import Said
from core.dialogue.interpret import interpret
from core.dialogue.outputs import Say
from core.dialogue.rules import Rules
from core.dialogue.sayings import (
    AskAvailableFrom,
    AskCancelReason,
    AskOrderNumber,
    AskPostcode,
    ConfirmBooking,
    ConfirmCancel,
    Examples,
    Help,
    NoneFits,
    NotUnderstood,
    PersonComes,
    ReasonNeeded,
    Saying,
    SlotsOffered,
    WhichOne,
    YesOrNo,
)
from core.dialogue.state import Choice, Node, State
from tests.wording.samples import CATALOGUE, NOW, PAGE

SIGNED_IN = State(
    signed_in=True,
    greeted=True,
    offers=PAGE,
    chosen=PAGE[0],
    appointment=PAGE[1],
    choices=tuple(Choice(Event.PICK.value, index) for index in range(len(PAGE))),
    last_input_at=NOW,
)
SAID: tuple[tuple[Node, Saying], ...] = (
    (Node.WELCOME, AskOrderNumber(again=False)),
    (Node.WELCOME, AskOrderNumber(again=True)),
    (Node.POSTCODE, AskPostcode(by_code=False, again=True)),
    (Node.MENU, Help(signed_in=True)),
    (Node.SLOTS, SlotsOffered(PAGE, "", exact=True, moving=False)),
    (Node.SLOTS, WhichOne(5)),
    (Node.SLOTS, NoneFits()),
    (Node.CONFIRM, ConfirmBooking(PAGE[0], 10)),
    (Node.CONFIRM, YesOrNo(PAGE[0])),
    (Node.CANCEL_REASON, AskCancelReason(PAGE[1], today=False)),
    (Node.CANCEL_REASON, ReasonNeeded()),
    (Node.CANCEL_FROM, AskAvailableFrom(again=False)),
    (Node.CANCEL_FROM, AskAvailableFrom(again=True)),
    (Node.CANCEL_CONFIRM, ConfirmCancel(PAGE[1], None)),
    (Node.PERSON, PersonComes("wish", open_now=True)),
    *((node, Examples(node.value)) for node in Node),
    *((node, NotUnderstood(node.value)) for node in Node),
)
LEADS_TO = {
    "1": Event.PICK,
    "2": Event.PICK,
    "absagen": Event.CANCEL,
    "früher": Event.EARLIER,
    "hilfe": Event.HELP,
    "ja": Event.YES,
    "mensch": Event.HUMAN,
    "nein": Event.NO,
    "später": Event.LATER,
    "termin buchen": Event.BOOK,
    "verschieben": Event.MOVE,
    "wann ist mein termin?": Event.SHOW,
    "zurück": Event.BACK,
}
"""What a phrase has to lead to, wherever it is given."""

NOT_TO_WRITE = {"Auftragsnummer"}
"""Words in quotation marks that stand in the letter."""


def invitations() -> list[tuple[Node, str]]:
    """The phrases in quotation marks, and where the dialogue stands when they are read."""
    found = {
        (node, phrase)
        for node, saying in SAID
        for phrase in re.findall(r"„([^“]+)“", CATALOGUE.text(Say(saying), "de", NOW))
        if phrase not in NOT_TO_WRITE
    }
    return sorted(found)


@pytest.mark.parametrize(("node", "phrase"), invitations())
def test_an_invitation_is_kept(node: Node, phrase: str) -> None:
    """A phrase that a message gives in quotation marks leads there where the message is read."""
    out = node in {Node.WELCOME, Node.POSTCODE}
    state = State(node=node) if out else replace(SIGNED_IN, node=node)
    heard = interpret(state, Said(phrase), NOW, Rules())
    assert heard.event is not Event.MISS
    assert heard.event is LEADS_TO.get(phrase.lower(), heard.event)
