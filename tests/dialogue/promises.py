"""What holds after every single exchange, whatever was said before. Each promise is a function."""

from __future__ import annotations

import re
from collections.abc import Callable

from core.bootstrap.demo_orders import PROVIDERS, DemoOrder
from core.dialogue import codec, commands, inputs, sayings
from core.dialogue.state import Node, Offer
from core.dialogue.typed import typed
from core.language.secrets import hide
from tests.dialogue import pool
from tests.dialogue.busy_world import mark
from tests.dialogue.chat import Chat, Exchange

ACTS = (commands.Book, commands.Cancel)
READ_BACK = (sayings.ConfirmBooking, sayings.ConfirmMove, sayings.YesOrNo)
YES_BUTTONS = {"yes_book", "yes_move", "yes_cancel"}


def never_silent(chat: Chat, exchange: Exchange) -> None:
    """Whatever a person does is answered, with words."""
    assert exchange.says
    assert exchange.text.strip()


def always_a_button(chat: Chat, exchange: Exchange) -> None:
    """The choices in the state are the buttons below the message, in the same order."""
    shown = [(b.choice.event, b.choice.index, b.choice.phrase) for b in exchange.buttons]
    kept = [(c.event, c.index, c.phrase) for c in exchange.after.choices]
    assert shown
    assert shown == kept


def buttons_can_be_typed(chat: Chat, exchange: Exchange) -> None:
    """Typing what stands on a button is pressing it, and so is only that."""
    labels = tuple(chat.words(button.label) for button in exchange.buttons)
    if labels in TYPED:
        return
    for index, button in enumerate(exchange.buttons):
        hidden = hide(chat.words(button.label), mark)
        said = inputs.Said(hidden.text, hidden.postcodes)
        assert typed(chat.state, said, chat.words) == inputs.Chose(chat.state.turn, index)
    TYPED.add(labels)


TYPED: set[tuple[str, ...]] = set()
"""Rows of buttons that were tried already: they only depend on their words."""


def survives_a_restart(chat: Chat, exchange: Exchange) -> None:
    """The state is exactly what was written down."""
    assert codec.loads(codec.dumps(chat.state)) == chat.state


def acts_need_a_yes(chat: Chat, exchange: Exchange) -> None:
    """Book and Cancel follow a yes to exactly what was read back last, and nothing else."""
    for command in exchange.commands:
        if isinstance(command, ACTS):
            assert is_yes(exchange), exchange.received
            assert exchange.before.node in {Node.CONFIRM, Node.CANCEL_CONFIRM}
            assert read_back(chat, exchange) == what(command, exchange)


def is_yes(exchange: Exchange) -> bool:
    """Whether a person said yes, by our own list of words."""
    received, before = exchange.received, exchange.before
    if isinstance(received, inputs.Chose):
        fresh = received.turn == before.turn and 0 <= received.index < len(before.choices)
        return fresh and before.choices[received.index].label in YES_BUTTONS
    return isinstance(received, inputs.Said) and received.text in CLEAN_YES


CLEAN_YES = {hide(text, mark).text for text in pool.YES}


def what(command: commands.Command, exchange: Exchange) -> Offer | None:
    """Which time a command is about."""
    if isinstance(command, commands.Book):
        return command.offer
    cancelled = [s.appointment for s in exchange.sayings if isinstance(s, sayings.CancelDone)]
    return cancelled[0] if cancelled else exchange.before.appointment


def read_back(chat: Chat, exchange: Exchange) -> Offer | None:
    """What the person was asked to say yes to, as they read it."""
    earlier = chat.record[: chat.record.index(exchange)]
    for past in reversed(earlier):
        for saying in reversed(past.sayings):
            if isinstance(saying, READ_BACK):
                return saying.offer
            if isinstance(saying, sayings.ConfirmCancel):
                return saying.appointment
            if isinstance(saying, sayings.SlotsOffered | sayings.Menu):
                return None
    return None


def old_buttons_do_nothing(chat: Chat, exchange: Exchange) -> None:
    """A stale, double or forged press never does anything; after a pause it may sign out."""
    received, before = exchange.received, exchange.before
    if isinstance(received, inputs.Chose):
        fresh = received.turn == before.turn and 0 <= received.index < len(before.choices)
        harmless = {type(command) for command in exchange.commands} <= {commands.SignOut}
        assert fresh or harmless


def nothing_personal(chat: Chat, exchange: Exchange) -> None:
    """No name, street, order number or postcode is ever said, nor what the person wrote."""
    words = " ".join([exchange.text, *(chat.words(b.label) for b in exchange.buttons)])
    for secret in personal(chat.world.orders):
        assert secret not in words
    assert pool.CANARY not in words
    assert not re.search(r"<|\{\{|\b49\b|DROP", words)


def personal(orders: tuple[DemoOrder, ...]) -> list[str]:
    """What may not leave through a chat."""
    found = [part for _, _, _, name, *_ in PROVIDERS for part in name.split()]
    for order in orders:
        number, name = order.order_number, order.name.split()
        found += [*name, order.street, order.postcode, number, number[-6:], order.city]
    return found


def nothing_secret_is_kept(chat: Chat, exchange: Exchange) -> None:
    """No postcode stands in what is written down, whatever the person typed."""
    kept = codec.dumps(chat.state)
    for order in chat.world.orders:
        assert order.postcode not in kept.replace(order.order_number, "")
        assert mark(order.postcode) not in kept


def signed_in_to_the_same(chat: Chat, exchange: Exchange) -> None:
    """Whom the machine believes to be signed in, the booking core knows as the same."""
    state, known = chat.state, chat.world.signed_in
    if state.signed_in:
        assert known is not None
        assert known.order_number == state.order_number
        assert state.node not in {Node.WELCOME, Node.POSTCODE}


def one_appointment(chat: Chat, exchange: Exchange) -> None:
    """An order has at most one appointment, and loses it only by a yes to a cancellation."""
    for order in chat.world.orders:
        assert len(chat.world.booked_for(order)) <= 1
    moving = [c for c in exchange.commands if isinstance(c, commands.Book)]
    if moving and chat.world.signed_in:
        kept = chat.world.booked_for(chat.world.signed_in)
        assert kept or exchange.before.appointment is None or not exchange.said(sayings.MoveDone)


def second_try_differs(chat: Chat, exchange: Exchange) -> None:
    """What was not understood, or not read, is answered in other words the second time."""
    position = chat.record.index(exchange)
    if not position or not isinstance(exchange.sayings[0], TRIES):
        return
    before = chat.record[position - 1]
    if isinstance(exchange.received, inputs.Said):
        assert before.text != exchange.text, exchange.text


TRIES = (
    sayings.NotUnderstood, sayings.Examples, sayings.Noted, sayings.ReasonNeeded,
    sayings.SignInFailed, sayings.OrderNumberOdd, sayings.OrderNumberMissing, sayings.WhichOne,
    sayings.YesOrNo, sayings.NoneFits, sayings.WhichTime,
)  # fmt: skip

PROMISES: tuple[Callable[[Chat, Exchange], None], ...] = (
    never_silent, always_a_button, buttons_can_be_typed, survives_a_restart, acts_need_a_yes,
    old_buttons_do_nothing, nothing_personal, nothing_secret_is_kept, one_appointment,
    signed_in_to_the_same, second_try_differs,
)  # fmt: skip
