"""200 people who all want a slot at the same time, and what each of them does next."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from benchmarks.population import BEGIN, SECRETS
from core.dialogue.commands import Book, HoldSlot
from core.dialogue.inputs import Booked, Held
from core.dialogue.state import Offer, Purpose
from core.ports.conversation_store import ASSISTANT, Conversation
from core.ports.unit_of_work import UnitOfWork
from core.usecases.book_appointment import book_appointment
from core.usecases.hold_slot import hold_slot
from core.usecases.policy import Policy
from core.usecases.turn_context import TurnContext

POLICY = Policy(notice=timedelta(0))
AT_ONCE = 20
"""How many act in one window."""


@dataclass(frozen=True, slots=True)
class Step:
    """One person wants one thing; ``run`` says whether they got it."""

    order_id: str
    offer: Offer
    books: bool

    def run(self, uow: UnitOfWork) -> bool:
        """Act, in a transaction of its own."""
        context = TurnContext(
            uow=uow,
            conversation=_conversation(self.order_id),
            inbox_id=self.order_id,
            now=BEGIN,
            policy=POLICY,
            secrets=SECRETS,
        )
        uow.act_as(f"telegram:{self.order_id}")
        if self.books:
            booked = book_appointment(context, Book(self.offer, Purpose.BOOK))
            return isinstance(booked, Booked)
        return isinstance(hold_slot(context, HoldSlot(self.offer)), Held)


def _conversation(order_id: str) -> Conversation:
    return Conversation(
        id=order_id,
        channel="telegram",
        address=order_id,
        order_id=order_id,
        signed_in_at=BEGIN,
        owner=ASSISTANT,
        dialogue="",
        turn=0,
        language="de",
        last_inbound_at=BEGIN,
        waiting_since=None,
        waiting_for=None,
        blocked_at=None,
    )


Acting = Generator[list[Step], list[bool], None]
"""Yields who acts at once, and is sent who got what they wanted."""


def crowd(order_ids: Sequence[str], offers: Sequence[Offer], seed: int) -> Acting:
    """All hold, each a slot of their own liking; losers take of what is left; then all book.

    However the races end, equally many act in each window: a slot that two want has one winner.
    """
    random = Random(seed)
    held: dict[str, Offer] = {}
    waiting, left = sorted(order_ids), list(offers)
    while waiting:
        wanted = {order_id: random.choice(left) for order_id in waiting}
        steps = [Step(order_id, offer, books=False) for order_id, offer in wanted.items()]
        won = yield from _in_windows(steps)
        held |= {order_id: wanted[order_id] for order_id in won}
        waiting = [order_id for order_id in waiting if order_id not in held]
        gone = {offer.slot_id for offer in wanted.values()}
        left = [offer for offer in left if offer.slot_id not in gone]
    bookings = [Step(order_id, held[order_id], books=True) for order_id in sorted(held)]
    booked = yield from _in_windows(bookings)
    if len(booked) != len(order_ids):
        raise AssertionError(f"{len(booked)} of {len(order_ids)} got what they held")


def _in_windows(steps: list[Step]) -> Generator[list[Step], list[bool], set[str]]:
    got: set[str] = set()
    for begin in range(0, len(steps), AT_ONCE):
        window = steps[begin : begin + AT_ONCE]
        results = yield window
        got |= {step.order_id for step, won in zip(window, results, strict=True) if won}
    return got
