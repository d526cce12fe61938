"""Two booked appointments, and raw SQL that tries to do what no program may do."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from core.domain.appointment import Appointment
from core.domain.slot import Slot
from core.storage.tables import appointments
from tests.storage.test_appointments import add, appointment
from tests.world.world import World

a = appointments.c


class Scene:
    """G1 has an appointment with Erna at 10, until 12:30 with travel, and one with Karl at 14.

    Paul has an order and no appointment. G2 has nothing to do.
    """

    def __init__(self, world: World) -> None:
        """Set the scene."""
        self.world = world
        self.g1, self.g2 = world.provider(), world.provider()
        self.erna, self.karl, self.paul = world.order(), world.order(), world.order()
        self.at_ten = world.slot(self.g1, "2026-11-24 10:00", travel=30)
        self.at_two = world.slot(self.g1, "2026-11-24 14:00")
        self.first = add(world, appointment(world, self.erna, self.at_ten))
        self.second = add(world, appointment(world, self.karl, self.at_two))

    def execute(self, statement: Any) -> int:  # noqa: ANN401 - any statement
        """Run one statement behind the program's back."""
        asked = sa.text(statement) if isinstance(statement, str) else statement
        with self.world.database.engine.begin() as connection:
            return connection.execute(asked).rowcount

    def slot_of_g1(self, starts: str, minutes: int = 120) -> Slot:
        """Another slot of G1."""
        return self.world.slot(self.g1, starts, minutes=minutes)

    def paul_at(self, slot: Slot, **changed: object) -> Any:  # noqa: ANN401 - an insert
        """The insert of an appointment for Paul at a slot, as a faulty program might write it."""
        made = appointment(self.world, self.paul, slot)
        row = sa.select(appointments).where(a.id == self.first.id)
        values = self.world.rows(row)[0]._asdict()
        values |= {"id": made.id, "order_id": self.paul.id, "slot_id": slot.id}
        values |= {
            "provider_id": slot.provider_id,
            "starts_at": slot.starts_at,
            "ends_at": slot.ends_at,
            "busy_until": slot.busy_until,
        }
        return sa.insert(appointments).values(values | changed)

    def update(self, made: Appointment, **changed: object) -> Any:  # noqa: ANN401 - an update
        """The update of an appointment behind the program's back."""
        return sa.update(appointments).where(a.id == made.id).values(changed)

    def audit_id(self) -> str:
        """A new audit event."""
        return self.world.database.write_here(
            lambda uow: uow.audit.record("changed", "appointment:1", self.world.now)
        )
