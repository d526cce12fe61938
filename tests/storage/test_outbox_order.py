"""The outbox keeps the order of a conversation, whatever happens to a message."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.ports.outbound import Button, OutgoingText
from tests.storage.conftest import Write, conversation_of
from tests.storage.sending import PACE, Sending, said
from tests.world.world import World


@pytest.fixture
def sending(world: World) -> Sending:
    """An empty outbox."""
    return Sending(world)


def test_message_comes_back_whole(world: World, write: Write, sending: Sending) -> None:
    """A leased row says what to send, to whom, and in whose name."""
    text = OutgoingText("Guten Tag – „Ja“?", (Button("Ja", "o:1:0"), Button("Nein", "o:1:1")))
    chat = conversation_of(world, "1")
    row_id = write(lambda uow: uow.outbox.add(chat, text, "assistant", world.now))
    [leased] = sending.lease().rows
    assert leased.content() == text
    assert (leased.id, leased.channel, leased.address) == (row_id, "telegram", "1")
    assert (leased.author, leased.attempts, leased.fence) == ("assistant", 1, 1)
    assert (leased.due_at, leased.send_at) == (world.now, world.now)


def test_one_at_a_time(world: World, sending: Sending) -> None:
    """The second message of a chat is not leased before the first has arrived."""
    sending.write("1", "eins")
    sending.write("1", "zwei")
    [first] = sending.lease().rows
    world.passes(seconds=2)
    assert sending.texts() == []
    sending.finish(first)
    assert sending.texts() == ["zwei"]


def test_chats_do_not_wait_for_each_other(sending: Sending) -> None:
    """Each chat's oldest message is leased, oldest chat first."""
    for chat in ("1", "2", "3"):
        sending.write(chat, f"{chat} eins")
        sending.write(chat, f"{chat} zwei")
    assert sending.texts() == ["1 eins", "2 eins", "3 eins"]


def test_a_message_to_be_sent_again_keeps_the_later_ones_back(
    world: World, sending: Sending
) -> None:
    """What failed is sent again at its time, before anything written later to that chat."""
    sending.write("1", "eins")
    sending.write("1", "zwei")
    [first] = sending.lease().rows
    sending.finish(first, "due", retry_at=world.now + timedelta(seconds=20))
    world.passes(seconds=20, microseconds=-1)
    assert sending.texts() == []
    world.passes(microseconds=1)
    [again] = sending.lease().rows
    assert (said(again), again.attempts, again.fence) == ("eins", 2, 2)
    sending.finish(again)
    world.passes(seconds=1)
    assert sending.texts() == ["zwei"]


@pytest.mark.parametrize("state", ["sent", "dead", "superseded"])
def test_a_finished_message_lets_the_next_one_pass(
    world: World, sending: Sending, state: str
) -> None:
    """Sent, dead or superseded: the chat goes on."""
    sending.write("1", "eins")
    sending.write("1", "zwei")
    sending.finish(sending.lease().rows[0], state)
    world.passes(seconds=1)
    assert sending.texts() == ["zwei"]


def test_a_scheduled_message_blocks_nobody(world: World, sending: Sending) -> None:
    """A message due tomorrow lets today's pass, and is sent when its time has come."""
    tomorrow = world.now + timedelta(days=1)
    sending.write("1", "Erinnerung", due_at=tomorrow)
    sending.write("1", "Antwort")
    assert sending.send_all() == ["Antwort"]
    world.now = tomorrow - timedelta(microseconds=1)
    assert sending.texts() == []
    world.now = tomorrow
    assert sending.texts() == ["Erinnerung"]


def test_due_messages_go_by_when_they_were_due(world: World, sending: Sending) -> None:
    """A message that was due earlier goes first, whenever it was written."""
    sending.write("1", "spät", due_at=world.now + timedelta(hours=2))
    sending.write("1", "früh", due_at=world.now + timedelta(hours=1))
    world.passes(hours=3)
    assert sending.send_all() == ["früh", "spät"]


def test_recipient_is_fixed_when_written(world: World, sending: Sending) -> None:
    """A message goes where it was addressed to, whatever happens to the conversation later."""
    sending.write("1", "eins")
    sending.change_chat("1", address="moved")
    assert sending.lease().rows[0].address == "1"


def test_another_channel_is_not_leased(sending: Sending) -> None:
    """A relay gets the messages of its own channel."""
    sending.write("1", "eins")
    assert sending.lease(channel="mail").rows == ()


def test_everything_arrives_once_in_order(sending: Sending) -> None:
    """Many messages to many chats: each arrives once, each chat's in its order."""
    written = [(chat, number) for number in range(5) for chat in "abcde"]
    for chat, number in written:
        sending.write(chat, f"{chat}{number}")
    arrived = sending.send_all()
    assert sorted(arrived) == sorted(f"{chat}{number}" for chat, number in written)
    for chat in "abcde":
        assert [text for text in arrived if text[0] == chat] == [f"{chat}{n}" for n in range(5)]


def test_a_result_counts_once(sending: Sending) -> None:
    """A second result for the same lease is void."""
    sending.write("1", "eins")
    [leased] = sending.lease(pace=PACE).rows
    sending.finish(leased)
    assert sending.finish(leased) is False


def test_a_secret_is_deleted_whoever_has_the_conversation(sending: Sending) -> None:
    """Staff who took over silence the assistant, but the postcode still leaves the chat."""
    sending.write("1", "77", delete=True)
    sending.write("1", "Wie lautet die Postleitzahl?")
    sending.change_chat("1", owner="kern")
    assert sending.send_all() == ["77"]
    assert sending.states() == ["sent", "superseded"]


def test_clock_set_back(world: World, sending: Sending) -> None:
    """A clock that was an hour fast holds up nothing that is written after it was set right."""
    sending.write("1", "eins")
    sending.write("2", "zwei")
    assert sorted(sending.send_all()) == ["eins", "zwei"]
    world.passes(hours=-1)
    sending.write("1", "drei")
    sending.write("3", "vier")
    leased = sending.lease()
    assert sorted(said(row) for row in leased.rows) == ["drei", "vier"]
    assert all(row.send_at - world.now < timedelta(seconds=1) for row in leased.rows)
