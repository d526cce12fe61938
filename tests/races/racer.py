"""People who act through the use cases, many at once, each act a transaction of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, TypeVar

from core.dialogue.commands import Book, Cancel, Command, HoldSlot, LookUpAppointment
from core.dialogue.inputs import AppointmentIs, Booked, Held, Result
from core.dialogue.state import Offer, Purpose
from core.domain.order import Order
from core.domain.slot import Slot
from core.ports.unit_of_work import UnitOfWork
from core.storage.database import SqlDatabase
from core.usecases.carry_out import carry_out
from core.usecases.turn_context import TurnContext, offer_of
from tests.world.world import KEY, World

T = TypeVar("T")


class Racer:
    """A person who is signed in to an order in a chat of their own."""

    def __init__(
        self, world: World, order: Order, address: str, database: SqlDatabase | None = None
    ) -> None:
        """Sit down at a chat; another ``database`` stands for another process."""
        self.world = world
        self.order = order
        self.address = address
        self.database = database or world.database

    async def does(self, command: Command) -> Result | None:
        """Carry a command out in a transaction of its own."""
        return await self.database.write(self.work(command), f"telegram:{self.address}")

    def work(self, command: Command) -> Callable[[UnitOfWork], Result | None]:
        """What the transaction does: lock the conversation as a turn does, then the use case."""

        def work(uow: UnitOfWork) -> Result | None:
            now = self.world.now
            conversation = uow.conversations.lock("telegram", self.address, "de", now)
            conversation.order_id = self.order.id
            conversation.signed_in_at = now
            context = TurnContext(
                uow=uow, conversation=conversation, inbox_id="", now=now,
                policy=self.world.policy, secrets=KEY,
            )  # fmt: skip
            return carry_out(context, command)

        return work

    async def books(self, slot: Slot | Offer, purpose: Purpose = Purpose.BOOK) -> Result | None:
        """Hold the slot, and when that worked say yes; return what became of it."""
        offer = offer_of(slot) if isinstance(slot, Slot) else slot
        present = await self.looks_up() if purpose is Purpose.MOVE else None
        held = await self.does(HoldSlot(offer))
        if not isinstance(held, Held):
            return held
        return await self.does(Book(offer, purpose, replaces=present))

    async def moves(self, slot: Slot | Offer) -> Result | None:
        """Move the appointment, as it was read back, to the slot."""
        return await self.books(slot, Purpose.MOVE)

    async def cancels(self) -> Result | None:
        """Cancel the appointment, as it was read back."""
        return await self.does(Cancel("Ein anderer Grund", None, await self.looks_up()))

    async def looks_up(self) -> Offer | None:
        """Read the appointment back."""
        found = await self.does(LookUpAppointment())
        assert isinstance(found, AppointmentIs)
        return found.appointment


def crowd(world: World, size: int, databases: Iterable[SqlDatabase] = ()) -> list[Racer]:
    """So many people, each with an order, spread over the databases (as over processes)."""
    places = list(databases) or [world.database]
    orders = [world.order(statutory_due_on=None) for _ in range(size)]
    return [
        Racer(world, order, str(number), places[number % len(places)])
        for number, order in enumerate(orders)
    ]


async def all_at_once(acts: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Start everything together and return the results in order; an error ends the race."""
    return list(await asyncio.gather(*acts))


def winners(results: Iterable[Result | None]) -> int:
    """How many booked."""
    return sum(isinstance(result, Booked) for result in results)
