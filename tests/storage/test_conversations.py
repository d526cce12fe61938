"""What the stores of conversations and messages promise."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace

import pytest
import sqlalchemy as sa

from core.domain.errors import LostRace
from core.domain.order import Order
from core.ports.conversation_store import Conversation
from core.ports.inbound import Inbound, Kind
from core.ports.unit_of_work import UnitOfWork
from core.storage.conversation_tables import conversations, inbox, messages
from tests.storage.conftest import Write, conversation_of
from tests.storage.test_inbox import event, id_of, store
from tests.world.world import World


def test_begins_with_the_assistant(world: World) -> None:
    """A new conversation belongs to the assistant and remembers nothing."""
    made = conversation_of(world, "1")
    assert (made.channel, made.address, made.language) == ("telegram", "1", "de")
    assert (made.owner, made.dialogue, made.turn, made.order_id) == ("assistant", "", 0, None)


def test_made_once(world: World) -> None:
    """However many turns open a conversation at once, there is one."""
    with ThreadPoolExecutor(6) as turns:
        ids = {made.id for made in turns.map(lambda _: conversation_of(world, "1"), range(24))}
    assert len(ids) == 1
    assert len(world.rows(sa.select(conversations.c.id))) == 1


def test_kept_whole(world: World, write: Write, order: Order) -> None:
    """Everything that a turn changes is there in the next one."""
    next_turn = replace(
        conversation_of(world, "1"),
        order_id=order.id,
        signed_in_at=world.now,
        owner="queue",
        dialogue='{"node":"menü"}',
        turn=1,
        language="en",
        last_inbound_at=world.now,
        waiting_since=world.now,
        waiting_for="wish",
        blocked_at=world.now,
    )
    write(lambda uow: uow.conversations.save(next_turn))
    assert conversation_of(world, "1") == next_turn


def test_channels_are_apart(world: World, write: Write) -> None:
    """The same address in another channel is another conversation."""
    mail = write(lambda uow: uow.conversations.lock("mail", "1", "de", world.now))
    assert mail.id != conversation_of(world, "1").id


def test_lost_race(world: World, write: Write, conversation: Conversation) -> None:
    """A turn that began before another one was saved is refused, and nothing of it stays."""
    ours, theirs = replace(conversation, turn=1), replace(conversation, turn=1, dialogue="theirs")
    write(lambda uow: uow.conversations.save(theirs))
    with pytest.raises(LostRace):
        write(lambda uow: uow.conversations.save(ours))
    assert conversation_of(world, "1").dialogue == "theirs"


def test_skipped_turn(world: World, write: Write, conversation: Conversation) -> None:
    """A turn follows the one before it: one that skips a number is refused too."""
    with pytest.raises(LostRace):
        write(lambda uow: uow.conversations.save(replace(conversation, turn=2)))
    assert conversation_of(world, "1").turn == 0


def test_second_turn_waits_for_the_first(world: World, conversation: Conversation) -> None:
    """Whoever locks a conversation that a turn has waits, and gets it as that turn left it."""
    locked, go_on = threading.Event(), threading.Event()

    def first(uow: UnitOfWork) -> None:
        uow.conversations.lock("telegram", "1", "de", world.now)
        locked.set()
        assert go_on.wait(10)
        uow.conversations.save(replace(conversation, turn=1))

    with ThreadPoolExecutor(2) as turns:
        running = turns.submit(world.database.write_here, first)
        assert locked.wait(10)
        waiting = turns.submit(conversation_of, world, "1")
        assert not wait([waiting], timeout=0.2).done
        go_on.set()
        running.result(10)
        assert waiting.result(10).turn == 1


def test_turns_of_a_conversation_wait_for_each_other(world: World) -> None:
    """Turns that lock, read and save at once lose none of each other's changes."""

    def turn(_: int) -> None:
        def work(uow: UnitOfWork) -> None:
            locked = uow.conversations.lock("telegram", "1", "de", world.now)
            changed = replace(locked, turn=locked.turn + 1, dialogue=locked.dialogue + "x")
            uow.conversations.save(changed)

        world.database.write_here(work)

    with ThreadPoolExecutor(6) as turns:
        list(turns.map(turn, range(30)))
    kept = conversation_of(world, "1")
    assert (kept.turn, kept.dialogue) == (30, "x" * 30)


def keep(world: World, conversation: Conversation, said: Inbound) -> None:
    """Store an event, and the message that it is."""
    store(world, said)
    row_id = id_of(world, said.natural_key)
    world.database.write_here(
        lambda uow: uow.messages.add_incoming(conversation, row_id, said, world.now)
    )


def test_every_version_is_kept(world: World, conversation: Conversation) -> None:
    """An edited message stands beside its earlier versions; another message begins at one."""
    keep(world, conversation, event("1"))
    for key in ("2", "3"):
        edited = replace(event(key), kind=Kind.EDITED, text=f"neu {key}", external_id="1")
        keep(world, conversation, edited)
    keep(world, conversation, event("4"))
    m = messages.c
    rows = world.rows(sa.select(m.external_id, m.version, m.text).order_by(m.id))
    assert [(row.external_id, row.version) for row in rows] == [
        ("1", 1), ("1", 2), ("1", 3), ("4", 1),
    ]  # fmt: skip
    assert [row.text for row in rows][1:3] == ["neu 2", "neu 3"]


def test_an_incoming_message_acts_once(world: World, conversation: Conversation) -> None:
    """The same inbox row cannot become a message twice."""
    keep(world, conversation, event("1"))
    with pytest.raises(sa.exc.IntegrityError):
        keep(world, conversation, event("1"))
    assert len(world.rows(sa.select(messages))) == 1


def test_media_is_kept_by_its_kind(world: World, conversation: Conversation) -> None:
    """Of a voice message it is kept that it was one."""
    keep(world, conversation, replace(event("1"), kind=Kind.MEDIA, media="voice", text=""))
    [row] = world.rows(sa.select(messages))
    assert (row.direction, row.kind, row.text, row.turn) == ("in", "voice", "", 1)


def test_message_knows_where_it_came_from(world: World) -> None:
    """A message in has its inbox row; what was said out stands in the outbox too."""
    erna = world.person()
    erna.says("Hallo")
    asked, answered = world.rows(sa.select(messages).order_by(messages.c.id))
    assert (asked.direction, asked.text, asked.turn) == ("in", "Hallo", 1)
    assert (answered.direction, answered.text) == ("out", erna.sees().text)
    assert answered.outbox_id is not None
    assert len(world.rows(sa.select(inbox).where(inbox.c.id == asked.inbox_id))) == 1
