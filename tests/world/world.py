"""A small world to tell stories in: orders, providers, slots, people, and a clock.

``world.order(postcode="40213")``, ``world.slot(provider, "2026-11-24 10:00")`` and
``world.person("1").says("Hallo")`` put real rows into a real database and run real turns.
"""
# ruff: noqa: ANN401 - details are spelled out and typed in ``rows``

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Coroutine, Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa

from core.domain.appointment import Appointment
from core.domain.local_time import instant_of
from core.domain.office_hours import OfficeHours
from core.domain.order import Order
from core.domain.provider import Provider
from core.domain.slot import Slot
from core.inbox.intake import Intake
from core.inbox.turn_worker import TurnWorker
from core.ports.inbound import Inbound
from core.storage.database import SqlDatabase
from core.storage.secret_key import SecretKey
from core.storage.tables import appointments
from core.usecases.policy import Policy
from core.usecases.take_waiting_turn import TurnTools
from core.wording.catalogue import Catalogue
from core.wording.office import OfficeDetails
from tests.world import rows
from tests.world.person import Person

T = TypeVar("T")

KEY = SecretKey("only for tests: nothing real is ever sealed with it")
START = datetime(2026, 11, 23, 8, tzinfo=UTC)
OFFICE = OfficeDetails(
    name="Terminservice Musterstadt",
    phone="0211 1382-200",
    hours=OfficeHours(time(7, 30), time(17, 30), frozenset(range(5))),
)
WORDING = Catalogue(OFFICE)
MOST_ROUNDS = 50


class World:
    """Everything that a test needs, over one database. Its clock stands still until it is moved."""

    def __init__(self, database: SqlDatabase, policy: Policy | None = None) -> None:
        """Begin on Monday 23 November 2026, 9 o'clock in Berlin."""
        self.database = database
        self.now = START
        self.policy = policy or Policy()
        self.tools = TurnTools(self.policy, KEY, WORDING)
        self.worker = TurnWorker(database, self.tools, self.clock)
        self.intake = Intake(database, KEY, self.clock, self.worker.wake)
        self.keys = (str(number) for number in itertools.count(1))
        self._order_numbers = (str(number) for number in itertools.count(47110815))
        self._provider_ids = (f"G{number}" for number in itertools.count(1))
        self._runner = asyncio.Runner()

    def clock(self) -> datetime:
        """The world's time, aware UTC."""
        return self.now

    def it_is(self, local: str) -> None:
        """Set the clock to a local time, as in ``"2026-12-10 23:59"``."""
        self.now = at(local)

    def passes(self, **units: float) -> None:
        """Let time pass, with the words of timedelta: ``world.passes(minutes=11)``."""
        self.now += timedelta(**units)

    def order(self, **details: Any) -> Order:
        """An order that may be booked until 10 December; its details: ``rows.add_order``."""
        details.setdefault("number", next(self._order_numbers))
        return rows.add_order(self.database, KEY, self.now, **details)

    def provider(self, **details: Any) -> Provider:
        """An assessor who visits people in 402xx; see ``rows.add_provider`` for the details."""
        details.setdefault("provider_id", next(self._provider_ids))
        return rows.add_provider(self.database, self.now, **details)

    def slot(self, provider: Provider, starts: str, **details: Any) -> Slot:
        """A free slot of two hours from a local time on; see ``rows.add_slot`` for the details."""
        return rows.add_slot(self.database, provider.id, at(starts), **details)

    def person(self, address: str = "1", channel: str = "telegram") -> Person:
        """Somebody with a chat of their own."""
        return Person(self, channel, address)

    def receive(self, events: Iterable[Inbound]) -> None:
        """Take in events and every turn that follows from them."""
        self.run(self._receive(tuple(events)))

    async def _receive(self, events: tuple[Inbound, ...]) -> None:
        await self.intake.receive(events)
        for _ in range(MOST_ROUNDS):
            if not await self.worker.take_waiting():
                return
        raise AssertionError("the inbox does not come to rest")

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run something asynchronous from a test that is not."""
        return self._runner.run(coroutine)

    def rows(self, statement: str | sa.Select[Any], **values: Any) -> list[Any]:
        """Read what the database holds."""
        asked = sa.text(statement) if isinstance(statement, str) else statement
        with self.database.engine.begin() as connection:
            return list(connection.execute(asked, values).all())

    def change(self, statement: str, **values: Any) -> int:
        """Change the database behind the program's back; return how many rows that were."""
        with self.database.engine.begin() as connection:
            return connection.execute(sa.text(statement), values).rowcount

    def slot_now(self, slot: Slot) -> Slot:
        """The slot as it is now."""
        found = self.database.read_here(lambda uow: uow.slots.by_id(slot.id))
        assert found is not None
        return found

    def appointment_of(self, order: Order) -> Appointment | None:
        """The order's active appointment."""
        return self.database.read_here(lambda uow: uow.appointments.active_of(order.id))

    def appointments_of(self, order: Order) -> list[Any]:
        """All appointments the order ever had, oldest first, as rows."""
        of_order = sa.select(appointments).where(appointments.c.order_id == order.id)
        return self.rows(of_order.order_by(appointments.c.id))

    def close(self) -> None:
        """End the event loop of this world."""
        self._runner.close()


def at(local: str) -> datetime:
    """The instant of a local time such as ``"2026-11-24 10:00"``."""
    return instant_of(datetime.fromisoformat(local))
