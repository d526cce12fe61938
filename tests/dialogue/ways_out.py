"""What can be done from every state: reach a person, go back, book after all."""

from __future__ import annotations

import re

from core.bootstrap.demo_orders import DemoOrder
from core.dialogue import commands, sayings
from core.dialogue.state import Node
from tests.dialogue import pool
from tests.dialogue.chat import Chat

MOST_ACTS = 6
FOUR = tuple(pool.GARBAGE[:4])


def a_person_in_one_step(chat: Chat) -> None:
    """One word and staff have the conversation on their list, and the person is told so."""
    exchange = chat.twin().writes("Mensch")
    assert exchange.did(commands.HandOver)
    assert exchange.said(sayings.PersonComes)
    assert exchange.after.node is Node.PERSON


def back_says_something(chat: Chat) -> None:
    """Going back is always answered and never does more than give a reservation back."""
    exchange = chat.twin().writes("zurück")
    assert exchange.text.strip()
    assert not exchange.did(commands.Book, commands.Cancel, commands.HandOver)


def misses_call_a_person(chat: Chat) -> None:
    """Three texts that mean nothing, after the greeting, and staff are called."""
    if chat.state.node is Node.PERSON:
        return
    twin = chat.twin()
    twin.record.clear()
    for text in FOUR:
        exchange = twin.writes(text)
        if exchange.after.node is Node.PERSON:
            assert exchange.said(sayings.PersonComes)
            break
    else:
        raise AssertionError(f"nobody comes: {[e.text for e in twin.record]}")
    assert len({e.text for e in twin.record}) == len(twin.record)


def a_way_to_a_booking(chat: Chat) -> None:
    """From wherever: /start, the two numbers, a pick, a yes, in at most six acts."""
    twin = chat.twin()
    order = next((o for o in twin.world.orders if _may_book(twin, o)), None)
    if order is None or twin.world.waits_until() is not None:
        return
    twin.writes("/start")
    for _ in range(MOST_ACTS - 1):
        if twin.world.booked_for(order):
            return
        entered = twin.state.signed_in and twin.state.order_number == order.order_number
        if not entered:
            twin.writes(f"{order.order_number} {order.postcode}")
        elif twin.state.node in NEXT:
            twin.writes(NEXT[twin.state.node])
        else:
            twin.writes("Termin buchen")
    told = "\n".join(re.sub(r"\n+", " / ", e.text)[:200] for e in twin.record[-MOST_ACTS:])
    assert twin.world.booked_for(order), told


NEXT = {Node.SLOTS: "1", Node.CONFIRM: "ja"}


def _may_book(chat: Chat, order: DemoOrder) -> bool:
    world = chat.world
    signed_in, world.signed_in = world.signed_in, order
    barred = order.order_number in world.withdrawn | world.spent or world.booked_for(order)
    free = not barred and world.is_open() and bool(world._free())
    world.signed_in = signed_in
    return free


WAYS_OUT = (
    a_person_in_one_step, back_says_something, misses_call_a_person, a_way_to_a_booking,
)  # fmt: skip
