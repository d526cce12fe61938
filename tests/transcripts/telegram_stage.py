"""The whole system on a stage: Telegram's emulator in and out, the real bot, a real database."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

import sqlalchemy as sa
from pydantic import SecretStr

from bot.emulator import Emulator, Shown, create, serving
from bot.service import TelegramService
from core.bootstrap.container import Container, build
from core.bootstrap.demo_world import fill
from core.bootstrap.transcript import Said
from core.bootstrap.worker import WorkerService
from core.dialogue.outputs import Label
from core.domain.slot import Slot
from core.settings import Settings, TelegramSettings
from core.storage.slots import slot_of
from core.storage.tables import slots
from core.usecases.turn_context import offer_of
from tests.transcripts.paper_world import CODES

PATIENCE = 10.0
PACE = {"messages_per_second": 30, "seconds_between_in_a_chat": 0}
OPEN = sa.text(
    "SELECT (SELECT count(*) FROM inbox WHERE state <> 'done') AS undone,"
    " (SELECT count(*) FROM inbox) AS received,"
    " (SELECT count(*) FROM outbox WHERE state IN ('due', 'leased')) AS unsent"
)


class Clock:
    """A clock that runs with the real one and can be put forward."""

    def __init__(self, begins: datetime) -> None:
        """Begin a little before ``begins`` (aware UTC), so that a minute is not over too soon."""
        self._begins = begins - timedelta(seconds=40)
        self._started = time.monotonic()

    def __call__(self) -> datetime:
        """The present instant."""
        return self._begins + timedelta(seconds=time.monotonic() - self._started)

    def passes(self, time: timedelta) -> None:
        """Put the clock forward."""
        self._begins += time


class TelegramStage:
    """Implements tests.transcripts.stage.Stage; use it as a context manager."""

    def __init__(self, begins: datetime, folder: Path) -> None:
        """Begin at ``begins`` with a fresh database in ``folder``."""
        self._folder = folder
        self.clock = Clock(begins)
        self._runner = asyncio.Runner()
        self.emulator: Emulator = create()
        self._acts = 0
        self._shown: set[int] = set()

    def __enter__(self) -> Self:
        """Start the emulator and the program."""
        self._serving = serving(self.emulator)
        self._base = self._runner.run(self._serving.__aenter__())
        self.parts = self._build()
        orders = fill(self.parts, self.clock())
        self._codes = {stand_in: orders[index].code for stand_in, index in CODES.items()}
        self.person = self.emulator.person("Erna")
        self._runner.run(self._start())
        return self

    def __exit__(self, *error: object) -> None:
        """Stop everything."""
        self._runner.run(self._stop())
        self.parts.close()
        self._runner.run(self._serving.__aexit__(None, None, None))
        self._runner.close()

    def _build(self) -> Container:
        telegram = TelegramSettings(
            token=SecretStr(self.emulator.token), api_base=self._base, **PACE
        )
        settings = Settings.model_construct(data_dir=self._folder, telegram=telegram)
        return build(settings, self.clock)

    async def _start(self) -> None:
        self._stopping = asyncio.Event()
        self._running = [
            asyncio.create_task(service.run(self._stopping))
            for service in (TelegramService(self.parts), WorkerService(self.parts))
        ]

    async def _stop(self) -> None:
        self._stopping.set()
        await asyncio.gather(*self._running)

    def says(self, text: str) -> Sequence[Said]:
        """Write a message."""
        for stand_in, code in self._codes.items():
            text = text.replace(stand_in, code)
        self._last = self.person.say(text)
        return self._answer()

    def presses(self, label: str, *, old: bool) -> Sequence[Said]:
        """Press a button of the last message, or of an earlier one."""
        messages = [shown for shown in self.person.screen() if shown.buttons]
        for shown in reversed(messages[:-1] if old else messages[-1:]):
            for button in (one for row in shown.buttons for one in row):
                if button.text == label and button.data is not None:
                    self.person.forge_press(shown, button.data)
                    return self._answer()
        raise AssertionError(f"there is no button {label!r}")

    def sends(self, media: str) -> Sequence[Said]:
        """Send something that is not text."""
        self.person.send_media(media)
        return self._answer()

    def edits(self, text: str) -> Sequence[Said]:
        """Change the last message that was written."""
        self.person.edit(self._last, text)
        return self._answer()

    def passes(self, time: timedelta) -> None:
        """Let time pass."""
        self.clock.passes(time)

    def restarts(self) -> None:
        """Stop the program and start it again on the same database."""
        self._runner.run(self._stop())
        self.parts.close()
        self.parts = self._build()
        self._runner.run(self._start())

    def somebody_takes(self, label: str) -> None:
        """Let somebody else have the slot with this label on its button."""
        with self.parts.database.engine.begin() as connection:
            for row in connection.execute(sa.select(slots).where(slots.c.state != "booked")):
                if self._label(slot_of(row)) == label:
                    gone = sa.update(slots).where(slots.c.id == row.id)
                    values = {"state": "withdrawn", "held_for": None, "hold_expires_at": None}
                    connection.execute(gone.values(**values))

    def _label(self, slot: Slot) -> str:
        return self.parts.wording.label(Label("slot", offer_of(slot)), "de", self.clock())

    def _answer(self) -> Sequence[Said]:
        self._acts += 1
        self._runner.run(self._rest())
        new = [
            shown
            for shown in self.person.screen()
            if shown.author == "bot" and shown.message_id not in self._shown
        ]
        self._shown |= {shown.message_id for shown in new}
        return [_said(shown) for shown in new]

    async def _rest(self) -> None:
        """Wait until everything that was done is taken and all answers are sent."""
        async with asyncio.timeout(PATIENCE):
            while True:
                await asyncio.sleep(0.005)
                with self.parts.database.engine.begin() as connection:
                    row = connection.execute(OPEN).one()
                if row.received >= self._acts and not row.undone and not row.unsent:
                    return


def _said(shown: Shown) -> Said:
    return Said(shown.text, tuple(shown.labels))
