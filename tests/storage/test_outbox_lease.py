"""A lease ends by the clock, and its fence makes a late result void."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from core.ports.outbound import Leased
from core.ports.send_queue import Pace
from core.storage.conversation_tables import conversations, outbox
from core.storage.send_queue import LEASE
from tests.storage.sending import Sending
from tests.world.world import World


@pytest.fixture
def sending(world: World) -> Sending:
    """An empty outbox."""
    return Sending(world)


def test_expired_lease_is_leased_again(world: World, sending: Sending) -> None:
    """A message whose relay died is leased again when its lease is over, and not before."""
    sending.write("1", "eins")
    sending.lease()
    world.now += LEASE - timedelta(microseconds=1)
    assert sending.lease().rows == ()
    world.passes(microseconds=1)
    [again] = sending.lease().rows
    assert (again.attempts, again.fence) == (2, 2)


def test_late_result_is_void(world: World, sending: Sending) -> None:
    """A relay that slept beyond its lease cannot write a result over the next relay's."""
    sending.write("1", "eins")
    [slept] = sending.lease().rows
    world.now += LEASE
    [woken] = sending.lease().rows
    assert sending.finish(slept, "dead") is False
    assert sending.states() == ["leased"]
    assert sending.finish(woken) is True
    assert sending.finish(slept, "dead") is False
    assert sending.states() == ["sent"]


def test_late_result_blocks_nobody(world: World, sending: Sending) -> None:
    """A void result does not mark the chat as blocked."""
    sending.write("1", "eins")
    [slept] = sending.lease().rows
    world.now += LEASE
    sending.lease()
    sending.finish(slept, "dead", blocked=True)
    assert [row.blocked_at for row in world.rows(sa.select(conversations))] == [None]


def keep(world: World, *rows: Leased) -> None:
    """Keep the leases of these rows."""
    world.database.write_here(lambda uow: uow.send_queue.keep(rows, world.now))


def test_kept_lease(world: World, sending: Sending) -> None:
    """A relay that is still sending keeps its lease, and its result counts."""
    sending.write("1", "eins")
    [slow] = sending.lease().rows
    for _ in range(3):
        world.now += LEASE - timedelta(microseconds=1)
        assert sending.lease().rows == ()
        keep(world, slow)
    assert sending.finish(slow)


def test_lost_lease_is_not_kept(world: World, sending: Sending) -> None:
    """A lease that another relay has cannot be kept, and one whose row is done neither."""
    sending.write("1", "eins")
    [slept] = sending.lease().rows
    world.now += LEASE
    [woken] = sending.lease().rows
    world.passes(seconds=1)
    keep(world, slept)
    world.now += LEASE - timedelta(seconds=1)
    [third] = sending.lease().rows
    assert third.fence == woken.fence + 1
    sending.finish(third)
    keep(world, third)
    assert sending.states() == ["sent"]


def test_what_is_kept_of_a_sent_message(world: World, sending: Sending) -> None:
    """A sent message keeps when it was sent and its id in the channel."""
    sending.write("1", "eins")
    [leased] = sending.lease().rows
    world.passes(seconds=3)
    sending.finish(leased)
    [row] = world.rows(sa.select(outbox))
    assert (row.sent_at, row.external_id, row.lease_until) == (world.now, "77", None)


def test_taken_over(world: World, sending: Sending) -> None:
    """What the assistant still had to say is not sent once a person has the conversation."""
    sending.write("1", "vom Assistenten")
    sending.write("1", "von Anna", author="anna")
    sending.change_chat("1", owner="anna")
    assert sending.send_all() == []
    assert sending.send_all() == ["von Anna"]
    assert sending.states() == ["superseded", "sent"]


def test_in_the_queue_the_assistant_still_speaks(sending: Sending) -> None:
    """While a conversation waits for a person, the assistant's words are sent."""
    sending.write("1", "Ein Mensch meldet sich.")
    sending.change_chat("1", owner="queue")
    assert sending.send_all() == ["Ein Mensch meldet sich."]


def test_taken_over_while_a_message_waits_to_be_sent_again(world: World, sending: Sending) -> None:
    """A message that failed before a person took over is superseded, not sent again."""
    sending.write("1", "vom Assistenten")
    [leased] = sending.lease().rows
    sending.change_chat("1", owner="anna")
    sending.finish(leased, "due", retry_at=world.now)
    world.passes(seconds=1)
    assert sending.lease().rows == ()
    assert sending.states() == ["superseded"]


def test_blocked_chat(world: World, sending: Sending) -> None:
    """When a person blocks the chat, nothing more is sent to it, and others are not touched."""
    for text in ("eins", "zwei", "drei"):
        sending.write("1", text)
    sending.write("2", "für jemand anderen")
    first, other = sending.lease().rows
    sending.finish(first, "dead", blocked=True)
    sending.finish(other)
    world.passes(seconds=1)
    while "due" in sending.states():
        assert sending.lease().rows == ()
    assert sending.states() == ["dead", "dead", "dead", "sent"]
    assert len(world.rows(sa.select(outbox).where(outbox.c.error.contains("blocked")))) == 2


def test_unblocked_chat(world: World, sending: Sending) -> None:
    """What is written after a person came back is sent."""
    sending.write("1", "eins")
    sending.change_chat("1", blocked_at=world.now)
    assert sending.lease().rows == ()
    sending.change_chat("1", blocked_at=None)
    sending.write("1", "zwei")
    assert sending.send_all() == ["zwei"]


def test_two_relays_never_lease_the_same(world: World, sending: Sending) -> None:
    """However many relays lease at once, each message is leased once."""
    for chat in range(40):
        sending.write(str(chat), f"an {chat}")
    fast = Pace(per_second=1000, chat_gap=timedelta(0))
    with ThreadPoolExecutor(6) as relays:
        batches = list(relays.map(lambda _: sending.texts(5, fast), range(12)))
    assert Counter(text for batch in batches for text in batch) == Counter(
        f"an {chat}" for chat in range(40)
    )
