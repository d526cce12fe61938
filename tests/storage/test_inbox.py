"""What the inbox promises: nothing twice, everything in order, one taker."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from core.ports.conversation_store import Received
from core.ports.inbound import Inbound, Kind
from core.ports.unit_of_work import UnitOfWork
from core.storage.conversation_tables import inbox
from tests.storage.conftest import Write
from tests.world.world import World


def event(key: str, address: str = "1", channel: str = "telegram") -> Inbound:
    """A text message with everything that an event can carry."""
    return Inbound(
        channel=channel,
        natural_key=key,
        address=address,
        kind=Kind.TEXT,
        text=f"Nachricht {key} mit •••••",
        postcodes=("a" * 64,),
        start_code="b" * 64,
        external_id=key,
        language="de",
    )


def store(world: World, *events: Inbound) -> int:
    """Store events at the world's time."""
    return world.database.write_here(lambda uow: uow.inbox.store(events, world.now))


def waiting(world: World, limit: int = 100, now: datetime | None = None) -> list[str]:
    """The natural keys of the rows that may be taken, in that order."""
    ids = world.database.read_here(lambda uow: uow.inbox.waiting(limit, now or world.now))
    keys = {row.id: row.natural_key for row in world.rows(sa.select(inbox))}
    return [keys[row_id] for row_id in ids]


def id_of(world: World, key: str) -> str:
    """The id of the row with this natural key."""
    [row] = world.rows(sa.select(inbox.c.id).where(inbox.c.natural_key == key))
    return str(row.id)


def finish(world: World, key: str) -> None:
    """Take the row and finish it in one transaction."""
    row_id = id_of(world, key)

    def work(uow: UnitOfWork) -> None:
        taken = uow.inbox.take(row_id)
        assert taken is not None
        uow.inbox.done(row_id, taken.event.without_marks(), world.now)

    world.database.write_here(work)


def test_event_comes_back_whole(world: World, write: Write) -> None:
    """A taken row holds the very event that was stored, and when it came."""
    store(world, event("7"))
    row_id = id_of(world, "7")
    expected = Received(id=row_id, event=event("7"), received_at=world.now, attempts=0)
    assert write(lambda uow: uow.inbox.take(row_id)) == expected


def test_repeats_are_recognised(world: World) -> None:
    """The same event again is dropped: in the same batch, later, and once it is done."""
    assert store(world, event("1"), event("1"), event("2")) == 2
    assert store(world, event("1")) == 0
    finish(world, "1")
    assert store(world, event("1"), replace(event("1"), text="anders")) == 0
    assert waiting(world) == ["2"]


def test_another_channel_counts_for_itself(world: World) -> None:
    """The same key in another channel is another event."""
    assert store(world, event("1"), event("1", channel="mail")) == 2


def test_order_within_a_conversation(world: World) -> None:
    """Of each conversation the oldest row waits; the next one when that is done."""
    store(world, event("1"), event("2"), event("3", address="2"), event("4"))
    assert waiting(world) == ["1", "3"]
    finish(world, "1")
    assert waiting(world) == ["2", "3"]
    finish(world, "2")
    assert waiting(world) == ["3", "4"]


def test_oldest_conversation_first(world: World) -> None:
    """Rows come in the order in which they were stored, as many as asked for."""
    store(world, *(event(str(number), address=str(number)) for number in range(12)))
    assert waiting(world, limit=5) == ["0", "1", "2", "3", "4"]


def test_same_address_in_two_channels(world: World) -> None:
    """Two channels that use the same address do not wait for each other."""
    store(world, event("1"), event("2", channel="mail"))
    assert waiting(world) == ["1", "2"]


def test_failed_turn_waits_and_keeps_the_later_ones_waiting(world: World, write: Write) -> None:
    """A failed row is taken again at its time; until then its conversation stands still."""
    store(world, event("1"), event("2"), event("3", address="2"))
    again = world.now + timedelta(seconds=2)
    row_id = id_of(world, "1")
    write(lambda uow: uow.inbox.failed(row_id, "KeyError", again))
    assert waiting(world) == ["3"]
    assert waiting(world, now=again - timedelta(microseconds=1)) == ["3"]
    assert waiting(world, now=again) == ["1", "3"]
    [row] = world.rows(sa.select(inbox).where(inbox.c.natural_key == "1"))
    assert (row.attempts, row.error, row.state) == (1, "KeyError", "pending")


def test_parked_row_is_out_of_the_way(world: World, write: Write) -> None:
    """A parked row is not taken again and lets the later ones pass."""
    store(world, event("1"), event("2"))
    row_id = id_of(world, "1")
    write(lambda uow: uow.inbox.park(row_id, event("1").without_marks(), "Broken", world.now))
    assert waiting(world) == ["2"]
    assert write(lambda uow: uow.inbox.take(row_id)) is None


def test_done_row_is_not_taken(world: World, write: Write) -> None:
    """What is done stays done."""
    store(world, event("1"))
    finish(world, "1")
    row_id = id_of(world, "1")
    assert write(lambda uow: uow.inbox.take(row_id)) is None


@pytest.mark.parametrize("ends", ["done", "park"])
def test_marks_are_forgotten(world: World, write: Write, ends: str) -> None:
    """When a row is finished or parked, the marks of what was typed are gone."""
    store(world, event("1"))
    row_id = id_of(world, "1")
    assert "a" * 64 in world.rows(sa.select(inbox.c.payload))[0].payload
    kept = event("1").without_marks()
    if ends == "done":
        write(lambda uow: uow.inbox.done(row_id, kept, world.now))
    else:
        write(lambda uow: uow.inbox.park(row_id, kept, "Broken", world.now))
    payload = world.rows(sa.select(inbox.c.payload))[0].payload
    assert "a" * 64 not in payload
    assert "b" * 64 not in payload
    assert "Nachricht 1" in payload
