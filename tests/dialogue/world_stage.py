"""The whole system without a channel on a stage: inbox, real use cases, outbox, on SQLite."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from core.bootstrap.container import Container
from core.bootstrap.demo_world import fill
from core.bootstrap.transcript import Said
from core.dialogue.outputs import Label
from core.ports.inbound import Kind
from core.settings import Settings
from core.storage.slots import slot_of
from core.storage.tables import slots
from core.usecases.take_waiting_turn import TurnTools
from core.usecases.turn_context import offer_of
from tests.transcripts.paper_stage import WORDING
from tests.transcripts.paper_world import CODES
from tests.world.person import Seen
from tests.world.world import KEY, OFFICE, World

GONE = (
    "UPDATE slots SET state = 'withdrawn', held_for = NULL, hold_expires_at = NULL WHERE id = :id"
)


class WorldStage:
    """Implements tests.transcripts.stage.Stage over a world that holds the demo's people."""

    def __init__(self, world: World) -> None:
        """Bring the demo's orders, providers and slots into ``world``."""
        self._world = world
        world.tools = world.worker.tools = TurnTools(world.policy, KEY, WORDING)
        parts = Container(
            Settings.model_construct(), KEY, world.database, world.policy, WORDING, OFFICE,
            world.clock, world.intake, world.worker,
        )  # fmt: skip
        orders = fill(parts, world.now)
        self._codes = {stand_in: orders[index].code for stand_in, index in CODES.items()}
        self._person = world.person()

    def says(self, text: str) -> Sequence[Said]:
        """Write a message."""
        for stand_in, code in self._codes.items():
            text = text.replace(stand_in, code)
        return self._after(Kind.TEXT, text=text)

    def presses(self, label: str, *, old: bool) -> Sequence[Said]:
        """Press a button of the last message, or of an earlier one."""
        seen = [one for one in self._person.has_seen() if one.buttons]
        for one in reversed(seen[:-1] if old else seen[-1:]):
            if label in one.buttons:
                return self._after(Kind.PRESS, choice=one.choices[one.buttons.index(label)])
        raise AssertionError(f"there is no button {label!r}")

    def sends(self, media: str) -> Sequence[Said]:
        """Send something that is not text."""
        return self._after(Kind.MEDIA, media=media)

    def edits(self, text: str) -> Sequence[Said]:
        """Change the last message that was written."""
        return self._after(Kind.EDITED, text=text)

    def passes(self, time: timedelta) -> None:
        """Let time pass."""
        self._world.now += time

    def restarts(self) -> None:
        """Nothing but the database remains from turn to turn anyway."""

    def somebody_takes(self, label: str) -> None:
        """Let somebody else have the slots with this label on their button."""
        for row in self._world.rows(sa.select(slots).where(slots.c.state != "booked")):
            words = Label("slot", offer_of(slot_of(row)))
            if WORDING.label(words, "de", self._world.now) == label:
                self._world.change(GONE, id=row.id)

    def _after(self, kind: Kind, **what: str) -> Sequence[Said]:
        before = len(self._person.has_seen())
        self._person.does(kind, **what)
        return [_said(seen) for seen in self._person.has_seen()[before:]]


def _said(seen: Seen) -> Said:
    return Said(seen.text, seen.buttons)
