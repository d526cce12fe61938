"""The pace is kept by all relays together: a second, a chat, and the channel's own pauses."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.ports.send_queue import Pace
from tests.storage.sending import PACE, Sending, said
from tests.world.world import World

STEP = timedelta(milliseconds=40)


@pytest.fixture
def sending(world: World) -> Sending:
    """An outbox with a message for each of 60 chats."""
    made = Sending(world)
    for chat in range(60):
        made.write(f"{chat:02}", f"an {chat:02}")
    return made


def pause(world: World, **wait: float) -> None:
    """Have the channel asked for a pause from now on."""
    until = world.now + timedelta(**wait)
    world.database.write_here(lambda uow: uow.send_queue.pause("telegram", until))


def test_messages_a_second(world: World, sending: Sending) -> None:
    """At 25 a second, each message is 40 milliseconds after the one before, across all leases."""
    leases = [sending.lease(limit=10).rows for _ in range(3)]
    times = [row.send_at for rows in leases for row in rows]
    assert times == [world.now + STEP * number for number in range(30)]


def test_rest_is_not_saved_up(world: World, sending: Sending) -> None:
    """After a quiet minute the pace is the same, not a burst."""
    sending.lease(limit=2)
    world.passes(minutes=1)
    times = [row.send_at for row in sending.lease(limit=3).rows]
    assert times == [world.now, world.now + STEP, world.now + 2 * STEP]


def test_a_burst_where_the_channel_allows_it(world: World, sending: Sending) -> None:
    """After a rest, a burst of three goes out at once and then one every 40 milliseconds."""
    bursting = Pace(per_second=25, chat_gap=timedelta(seconds=1), burst=3)
    sending.lease(limit=1, pace=bursting)
    world.passes(minutes=1)
    times = [row.send_at for row in sending.lease(limit=5, pace=bursting).rows]
    assert times == [world.now] * 3 + [world.now + STEP, world.now + 2 * STEP]


def test_one_a_second_in_a_chat(world: World) -> None:
    """A chat gets its next message a second after the last one was to be sent."""
    sending = Sending(world)
    sending.write("1", "eins")
    sending.write("1", "zwei")
    sending.finish(sending.lease().rows[0])
    world.passes(seconds=1, microseconds=-1)
    lease = sending.lease()
    assert (lease.rows, lease.look_again_at) == ((), world.now + timedelta(microseconds=1))
    world.passes(microseconds=1)
    assert sending.texts() == ["zwei"]


def test_deleting_does_not_wait(world: World) -> None:
    """A message with a postcode is deleted at once, whatever the pace of the chat."""
    sending = Sending(world)
    sending.write("1", "eins")
    sending.write("1", "12", delete=True)
    sending.write("1", "zwei")
    sending.finish(sending.lease().rows[0])
    [deleting] = sending.lease().rows
    assert (said(deleting), deleting.kind) == ("12", "delete")
    sending.finish(deleting)
    world.passes(seconds=1)
    assert sending.texts() == ["zwei"]


def test_waiting_chats_do_not_starve_the_others(world: World) -> None:
    """However many chats wait for their gap, a chat that does not is served."""
    sending = Sending(world)
    slow = Pace(per_second=1000, chat_gap=timedelta(minutes=1))
    for chat in range(60):
        sending.write(f"{chat:02}", "eins")
    while rows := sending.lease(limit=20, pace=slow).rows:
        for row in rows:
            sending.finish(row)
    for chat in range(60):
        sending.write(f"{chat:02}", "zwei")
    sending.write("eilig", "hierher")
    assert sending.texts(limit=10, pace=slow) == ["hierher"]


def test_pause(world: World, sending: Sending) -> None:
    """While the channel asks for a pause nobody leases, and everybody knows until when."""
    sending.lease(limit=1)
    pause(world, seconds=7)
    world.passes(seconds=7, microseconds=-1)
    lease = sending.lease()
    assert (lease.rows, lease.look_again_at) == ((), world.now + timedelta(microseconds=1))
    world.passes(microseconds=1)
    assert len(sending.lease().rows) == 10


def test_pause_before_anything_was_sent(world: World, sending: Sending) -> None:
    """A pause holds also when it is the first thing that is known of a channel."""
    pause(world, seconds=7)
    assert sending.lease().rows == ()


def test_pause_is_never_shortened(world: World, sending: Sending) -> None:
    """A second, shorter pause does not end the first one early; a longer one extends it."""
    sending.lease(limit=1)
    pause(world, seconds=30)
    pause(world, seconds=5)
    world.passes(seconds=29)
    assert sending.lease().rows == ()
    pause(world, seconds=30)
    world.passes(seconds=29)
    assert sending.lease().rows == ()


def test_pause_with_a_result(world: World, sending: Sending) -> None:
    """A message that was told to wait pauses the channel in the same commit."""
    [leased] = sending.lease(limit=1).rows
    until = world.now + timedelta(seconds=9)
    sending.finish(leased, "due", retry_at=until, pause_until=until)
    world.passes(seconds=8)
    assert sending.lease().rows == ()
    world.passes(seconds=1)
    assert sending.texts(limit=1) == ["an 00"]


def test_chat_that_was_served_late_waits_from_then_on(world: World) -> None:
    """The gap within a chat counts from when the message was in fact sent."""
    sending = Sending(world)
    sending.write("1", "eins")
    sending.write("1", "zwei")
    [leased] = sending.lease().rows
    world.passes(seconds=2)
    sending.finish(leased, chat_waits_until=world.now + timedelta(seconds=1))
    assert sending.lease().rows == ()
    world.passes(seconds=1)
    assert sending.texts() == ["zwei"]


def test_pause_of_one_channel(world: World, sending: Sending) -> None:
    """Another channel goes on."""
    until = world.now + timedelta(seconds=30)
    world.database.write_here(lambda uow: uow.send_queue.pause("mail", until))
    assert len(sending.lease(pace=PACE).rows) == 10
