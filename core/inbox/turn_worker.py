"""Takes the turns that wait in the inbox, oldest first within each conversation.

Several workers in several processes may run: a row is taken by one transaction alone. A turn that
fails is tried again with growing pauses and then parked: the person is told, staff see it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import perf_counter

from core.domain.errors import TryLater
from core.ports.unit_of_work import Database, UnitOfWork
from core.telemetry.events import log
from core.telemetry.metrics import TURN_SECONDS, TURNS
from core.usecases.count_try import TryNotCounted, count_try
from core.usecases.give_up import give_up
from core.usecases.reached import reached
from core.usecases.take_waiting_turn import TurnTools, take_waiting_turn

AT_ONCE = 8
TRIES = 3
LOOK_AGAIN = timedelta(seconds=1)
PUT_OFF = timedelta(minutes=5)
SPEECHLESS_AFTER = 6
"""Tries after which a row is parked without a word, because it is the words that fail."""


@dataclass(slots=True)
class TurnWorker:
    """Runs until it is cancelled; ``wake`` makes it look at once."""

    database: Database
    tools: TurnTools
    clock: Callable[[], datetime]
    on_written: Callable[[], None] = lambda: None
    _awake: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Look for waiting turns now."""
        self._awake.set()

    async def run(self) -> None:
        """Take turns until cancelled."""
        while True:
            self._awake.clear()
            try:
                busy = await self.take_waiting()
            except TryLater as error:
                log.warning("turns_wait", reason=error.reason)
                busy = 0
            if not busy:
                await self._sleep()

    async def _sleep(self) -> None:
        try:
            async with asyncio.timeout(LOOK_AGAIN.total_seconds()):
                await self._awake.wait()
        except TimeoutError:
            return

    async def take_waiting(self) -> int:
        """Take what waits now, one turn of each conversation; return how many rows moved on."""
        now = self.clock()
        ids = await self.database.read(lambda uow: uow.inbox.waiting(AT_ONCE, now))
        async with asyncio.TaskGroup() as turns:
            taken = [turns.create_task(self.take(inbox_id)) for inbox_id in ids]
        return sum(task.result() for task in taken)

    async def take(self, inbox_id: str) -> bool:
        """Take one turn; False when the database cannot be used or another worker has it."""
        try:
            return await self._take(inbox_id)
        except TryLater as error:
            TURNS.labels("postponed").inc()
            log.warning("turn_postponed", inbox_id=inbox_id, reason=error.reason)
            return False

    async def _take(self, inbox_id: str) -> bool:
        now = self.clock()
        try:
            written = await self._counted_turn(inbox_id, now)
        except TryLater:
            raise
        except Exception as error:  # noqa: BLE001 - whatever broke, the row must not block
            TURNS.labels(await self._failed(inbox_id, error, now)).inc()
            return True
        reached("turn.committed")
        if written:
            self.on_written()
        return written is not None

    async def _counted_turn(self, inbox_id: str, now: datetime) -> int | None:
        """Take one turn, counting a try to sign in first where that is due."""
        try:
            return await self._turn(inbox_id, now)
        except TryNotCounted as missing:
            await self._count(inbox_id, missing, now)
        reached("turn.try_counted")
        return await self._turn(inbox_id, self.clock())

    async def _turn(self, inbox_id: str, now: datetime) -> int | None:
        """Take one turn in one transaction; None when somebody else has the row."""
        began = perf_counter()
        written = await self.database.write(
            lambda uow: take_waiting_turn(uow, inbox_id, self.tools, now)
        )
        if written is not None:
            TURN_SECONDS.observe(perf_counter() - began)
            TURNS.labels("done").inc()
        return written

    async def _count(self, inbox_id: str, missing: TryNotCounted, now: datetime) -> None:
        await self.database.write(lambda uow: count_try(uow, inbox_id, missing, now), "budget")

    async def _failed(self, inbox_id: str, error: Exception, now: datetime) -> str:
        """Note that the turn failed, or give it up; return the outcome for the metrics."""
        log.error("turn_failed", inbox_id=inbox_id, error=type(error).__name__, exc_info=error)

        def note(uow: UnitOfWork) -> str:
            row = uow.inbox.take(inbox_id)
            if row is not None and row.attempts + 1 >= TRIES:
                speechless = row.attempts >= SPEECHLESS_AFTER
                give_up(uow, row, type(error).__name__, self.tools, now, speechless=speechless)
                return "parked"
            if row is not None:
                pause = timedelta(seconds=2**row.attempts)
                uow.inbox.failed(inbox_id, type(error).__name__, now + pause)
            return "failed"

        try:
            outcome = await self.database.write(note)
        except TryLater:
            raise
        except Exception as worse:  # noqa: BLE001 - not even the apology worked: later, then
            log.error("turn_not_parked", inbox_id=inbox_id, exc_info=worse)
            await self._put_off(inbox_id, type(worse).__name__, now)
            return "failed"
        if outcome == "parked":
            self.on_written()
        return outcome

    async def _put_off(self, inbox_id: str, error: str, now: datetime) -> None:
        retry_at = now + PUT_OFF
        await self.database.write(lambda uow: uow.inbox.failed(inbox_id, error, retry_at))
