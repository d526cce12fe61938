"""A turn that keeps failing is parked, and takes nobody and nothing down with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
import sqlalchemy as sa

from core.dialogue.outputs import Label, Say
from core.ports.inbound import Kind
from core.ports.sign_in_store import CountedTry
from core.storage.conversation_stores import MessageStore
from core.storage.conversation_tables import inbox
from core.storage.sign_ins import TryStore
from tests.world.person import Person
from tests.world.world import WORDING, World

LOOKS = 12
"""More than a failing turn is tried."""


class Mute:
    """Wording that finds no words for some sayings, or for any."""

    def __init__(self, *without: str) -> None:
        """Be without the words for the sayings of these names; for all when none is named."""
        self._without = without

    def text(self, say: Say, language: str, now: datetime) -> str:
        """Fail, or say it."""
        if not self._without or type(say.saying).__name__ in self._without:
            raise RuntimeError("no words")
        return WORDING.text(say, language, now)

    def label(self, label: Label, language: str, now: datetime) -> str:
        """Name a button."""
        return WORDING.label(label, language, now)


@pytest.fixture
def world(sqlite_world: World) -> World:
    """One engine will do: what is told here happens above the storage."""
    return sqlite_world


@pytest.fixture
def erna(world: World) -> Person:
    """Somebody with a chat."""
    return world.person()


def writes(world: World, person: Person, text: str) -> None:
    """Let a person write, and every pause between tries pass."""
    world.receive([person.event(Kind.TEXT, text=text)])
    for _ in range(LOOKS):
        world.passes(minutes=6)
        world.run(world.worker.take_waiting())


def states(world: World) -> list[str]:
    """What became of everything that came in."""
    return [row.state for row in world.rows(sa.select(inbox.c.state).order_by(inbox.c.id))]


def test_the_message_with_the_postcode_goes_all_the_same(world: World, erna: Person) -> None:
    """Our fault is no reason to leave a secret in the chat."""
    world.worker.tools = replace(world.tools, wording=Mute("Welcome", "SignInFailed"))
    writes(world, erna, "47110815 40213")
    assert states(world) == ["parked"]
    assert len(erna.deleted()) == 1


def test_nobody_speaks_over_a_person(
    world: World, erna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who took the conversation over keeps it, and the assistant stays silent."""
    erna.says("Hallo")
    world.change("UPDATE conversations SET owner = 'kern'")
    with monkeypatch.context() as broken:
        broken.delattr(MessageStore, "add_incoming")
        writes(world, erna, "Sind Sie noch da?")
    assert states(world) == ["done", "parked"]
    assert world.rows("SELECT owner, waiting_for FROM conversations") == [("kern", "our_fault")]
    assert len(erna.has_seen()) == 1


def test_without_any_words(world: World, erna: Person) -> None:
    """When not even the apology can be said, staff get the row, and the next message is taken."""
    world.worker.tools = replace(world.tools, wording=Mute())
    writes(world, erna, "Hallo")
    assert states(world) == ["parked"]
    world.worker.tools = world.tools
    assert erna.says("Hallo").text


@pytest.mark.parametrize("kept", ["{", "{}", '{"version": 1, "node": "nowhere"}'])
def test_unreadable_state(world: World, erna: Person, kept: str) -> None:
    """A conversation whose state cannot be read fails once and begins anew, signed out."""
    erna.signs_in(world.order())
    world.change("UPDATE conversations SET dialogue = :kept", kept=kept)
    writes(world, erna, "Termin absagen")
    assert states(world) == ["done", "parked"]
    assert world.rows("SELECT signed_in_at FROM conversations") == [(None,)]
    assert "Auftragsnummer" in erna.says("Termin absagen")


def test_a_try_that_cannot_be_counted(
    world: World, erna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the turn's failure, not the worker's end: nothing is checked, others go on."""

    def broken(_store: TryStore, _counted: CountedTry) -> None:
        raise RuntimeError("not counted")

    monkeypatch.setattr(TryStore, "add", broken)
    writes(world, erna, "47110815 40213")
    assert states(world) == ["parked"]
    assert world.person("2").says("Hallo").text


def test_who_finds_a_row_taken_does_not_look_again_at_once(
    world: World, erna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row that another worker has under way is no work done: the worker sleeps."""
    world.run(world.intake.receive([erna.event(Kind.TEXT, text="Hallo")]))
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("core.storage.inbox_store.InboxStore.take", lambda *_: None)
        assert world.run(world.worker.take_waiting()) == 0
    assert world.run(world.worker.take_waiting()) == 1
