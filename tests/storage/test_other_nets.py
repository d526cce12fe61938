"""The nets of the queues, slots and orders hold against raw SQL, on both engines."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from core.storage.conversation_tables import inbox
from core.storage.tables import slots
from tests.storage.test_inbox import event, store
from tests.world.rows import slot_row
from tests.world.world import World


@pytest.fixture
def talked(world: World) -> World:
    """A world in which one message was answered, and a slot is free."""
    world.slot(world.provider(), "2026-11-24 10:00")
    world.order()
    world.person().says("Hallo")
    return world


def copied(table: str, **changed: str) -> str:
    """The statement that inserts a second copy of every row of a table, some columns changed."""
    everything = {
        "messages": (
            "id, conversation_id, turn, direction, kind, text, at, inbox_id, outbox_id, "
            "external_id, version"
        ),
        "inbox": (
            "id, channel, natural_key, address, payload, received_at, state, attempts, "
            "not_before, done_at, error"
        ),
        "orders": (
            "id, order_number, service, first_name, last_name, street, postcode_sealed, "
            "postcode_check, city, land, email, phone, language, received_on, booking_deadline, "
            "statutory_due_on, requirements, state, changed_at"
        ),
    }[table].split(", ")
    values = ", ".join(changed.get(column, column) for column in everything)
    return f"INSERT INTO {table} ({', '.join(everything)}) SELECT {values} FROM {table}"


@pytest.mark.parametrize(
    ("statement", "net"),
    [
        (copied("messages", id="'x' || substr(id, 2)") + " WHERE direction = 'in'", "inbox_id"),
        (copied("messages", id="'x' || substr(id, 2)") + " WHERE direction = 'out'", "outbox_id"),
        (copied("inbox", id="'x' || substr(id, 2)"), "natural_key"),
        (copied("orders", id="'x' || substr(id, 2)"), "order_number"),
        ("UPDATE messages SET inbox_id = NULL WHERE direction = 'in'", "queue_row"),
        ("UPDATE messages SET outbox_id = NULL WHERE direction = 'out'", "queue_row"),
        ("UPDATE messages SET direction = 'up'", "direction|queue_row"),
        ("UPDATE inbox SET state = 'lost'", "state_known"),
        ("UPDATE outbox SET state = 'lost'", "state_known"),
        ("UPDATE outbox SET kind = 'shout'", "kind_known"),
        ("UPDATE orders SET state = 'lost'", "state_known"),
        ("UPDATE providers SET state = 'lost'", "state_known"),
        ("UPDATE providers SET kind = 'robot'", "kind_known"),
        ("UPDATE slots SET state = 'lost'", "state_known"),
        ("UPDATE slots SET mode = 'pigeon'", "mode_known"),
        ("UPDATE slots SET state = 'held'", "hold_complete"),
        ("UPDATE slots SET held_for = (SELECT id FROM orders), hold_expires_at = starts_at",
         "hold_complete"),
        ("UPDATE slots SET ends_at = starts_at", "times_in_order"),
        ("UPDATE slots SET busy_until = starts_at", "times_in_order"),
        ("UPDATE slots SET provider_id = 'nobody'", "(?i)foreign key"),
        ("DELETE FROM conversations", "(?i)foreign key"),
    ],
)  # fmt: skip
def test_raw_sql_is_caught(talked: World, statement: str, net: str) -> None:
    """What no program may do is refused by the database, and nothing of it stays."""
    with pytest.raises(sa.exc.IntegrityError, match=net):
        talked.change(statement)


def test_the_same_slot_twice(world: World) -> None:
    """A provider has a slot at most once: the same time and the same mode."""
    slot = world.slot(world.provider(), "2026-11-24 10:00")
    again = slot_row(slot) | {"id": "f" * 32}
    with pytest.raises(sa.exc.IntegrityError), world.database.engine.begin() as connection:
        connection.execute(sa.insert(slots), again)


def test_after_a_net_has_caught_something(world: World) -> None:
    """The connection is as good as new after a refused statement."""
    store(world, event("1"))
    with pytest.raises(sa.exc.IntegrityError):
        world.change(copied("inbox", id="'x' || substr(id, 2)"))
    assert store(world, event("2")) == 1
    assert len(world.rows(sa.select(inbox))) == 2
