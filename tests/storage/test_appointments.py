"""What the store of appointments promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from core.domain.appointment import Appointment, AppointmentState, Origin
from core.domain.ids import new_id
from core.domain.order import Order
from core.domain.slot import Slot
from core.ports.unit_of_work import UnitOfWork
from tests.storage.conftest import Write
from tests.world.world import World


def appointment(world: World, order: Order, slot: Slot) -> Appointment:
    """An appointment of the order at the slot, not stored yet."""
    made = new_id(world.now)
    return Appointment(
        id=made,
        order_id=order.id,
        slot_id=slot.id,
        provider_id=slot.provider_id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        busy_until=slot.busy_until,
        mode=slot.mode,
        origin=Origin.SELF,
        state=AppointmentState.CONFIRMED,
        calendar_uid=f"{made}@terminlotse",
        sequence=0,
    )


def add(world: World, made: Appointment) -> Appointment:
    """Store it together with its audit event."""

    def work(uow: UnitOfWork) -> None:
        audit_id = uow.audit.record("appointment_booked", f"appointment:{made.id}", world.now)
        uow.appointments.add(made, audit_id, world.now)

    world.database.write_here(work)
    return made


def end(world: World, ended: Appointment) -> bool:
    """Store the final state in the name of the chat "1"."""

    def work(uow: UnitOfWork) -> bool:
        audit_id = uow.audit.record("appointment_ended", f"appointment:{ended.id}", world.now)
        return uow.appointments.end(ended, audit_id, "telegram:1", world.now)

    return world.database.write_here(work)


@pytest.fixture
def made(world: World, order: Order) -> Appointment:
    """A stored appointment, tomorrow at ten."""
    slot = world.slot(world.provider(), "2026-11-24 10:00", travel=30, mode="phone")
    return add(world, appointment(world, order, slot))


def test_comes_back_whole(world: World, order: Order, made: Appointment) -> None:
    """The active appointment is read as it was written."""
    assert world.appointment_of(order) == made


def test_none(world: World, order: Order) -> None:
    """An order without an appointment has none."""
    assert world.appointment_of(order) is None


def test_cancelling(world: World, order: Order, made: Appointment) -> None:
    """A cancelled appointment keeps why, by whom and until when, and is active no more."""
    ended = replace(
        made,
        state=AppointmentState.CANCELLED,
        sequence=1,
        cancel_reason="Ich bin in einer Klinik",
        available_again_from=date(2027, 1, 7),
    )
    world.passes(hours=1)
    assert end(world, ended)
    assert world.appointment_of(order) is None
    [row] = world.appointments_of(order)
    assert (row.state, row.sequence, row.cancelled_by) == ("cancelled", 1, "telegram:1")
    assert row.cancel_reason == "Ich bin in einer Klinik"
    assert row.available_again_from == date(2027, 1, 7)
    assert row.changed_at == world.now > row.made_at
    assert row.calendar_uid == made.calendar_uid


@pytest.mark.parametrize("state", ["superseded", "fulfilled", "no_show"])
def test_only_a_cancelled_one_was_cancelled_by_somebody(
    world: World, order: Order, made: Appointment, state: str
) -> None:
    """Other ends than cancelling name nobody who cancelled."""
    assert end(world, replace(made, state=AppointmentState(state)))
    assert world.appointments_of(order)[0].cancelled_by is None


def test_ending_twice(world: World, made: Appointment) -> None:
    """What has ended is not ended again."""
    ended = replace(made, state=AppointmentState.CANCELLED)
    assert [end(world, ended), end(world, ended)] == [True, False]


def test_none_without_its_audit_event(world: World, write: Write, order: Order) -> None:
    """An appointment whose audit event does not exist is refused when it is committed."""
    made = appointment(world, order, world.slot(world.provider(), "2026-11-24 10:00"))
    with pytest.raises(sa.exc.IntegrityError):
        write(lambda uow: uow.appointments.add(made, "0" * 32, world.now))
    assert world.appointment_of(order) is None
    add(world, made)
    assert world.appointment_of(order) == made
