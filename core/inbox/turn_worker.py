"""Takes the turns that wait in the inbox, oldest first within each conversation.

Several workers in several processes may run: a row is taken by one transaction alone. A turn that
fails is tried again with growing pauses and then parked: the person is told, staff see it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter

from core.domain.errors import TryLater
from core.ports.unit_of_work import Database, Outcome, UnitOfWork
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
        lanes = self.database.lanes
        async with asyncio.TaskGroup() as turns:
            taken = [turns.create_task(self.take(*ids[lane::lanes])) for lane in range(lanes)]
        return sum(task.result() for task in taken)

    async def take(self, *inbox_ids: str) -> int:
        """Take turns of different conversations; return how many rows moved on."""
        if not inbox_ids:
            return 0
        moved = await self.database.run(lambda: self.take_here(*inbox_ids))
        if moved:
            self.on_written()
        return moved

    def take_here(self, *inbox_ids: str) -> int:
        """As ``take``, in this thread; a row that another worker has does not move on."""
        now = self.clock()
        return sum(
            self._settled(inbox_id, outcome, now)
            for inbox_id, outcome in zip(inbox_ids, self._turns(inbox_ids, now), strict=True)
        )

    def _turns(self, inbox_ids: Sequence[str], now: datetime) -> Sequence[Outcome[int | None]]:
        """Take each turn all or nothing; what was written, or what went wrong."""
        began = perf_counter()
        outcomes = self.database.write_each(
            [partial(_take_turn, inbox_id, self.tools, now) for inbox_id in inbox_ids]
        )
        for outcome in outcomes:
            if not isinstance(outcome, Exception) and outcome is not None:
                TURN_SECONDS.observe(perf_counter() - began)
                TURNS.labels("done").inc()
        return outcomes

    def _settled(self, inbox_id: str, outcome: Outcome[int | None], now: datetime) -> bool:
        """Do what a turn's outcome asks for; return whether the row moved on."""
        try:
            if isinstance(outcome, TryNotCounted):
                outcome = self._counted(inbox_id, outcome, now)
            if isinstance(outcome, TryLater):
                raise outcome
            if isinstance(outcome, Exception):
                TURNS.labels(self._failed(inbox_id, outcome, now)).inc()
                return True
        except TryLater as error:
            TURNS.labels("postponed").inc()
            log.warning("turn_postponed", inbox_id=inbox_id, reason=error.reason)
            return False
        reached("turn.committed")
        return outcome is not None

    def _counted(self, inbox_id: str, due: TryNotCounted, now: datetime) -> Outcome[int | None]:
        """Count a try to sign in, whatever becomes of its turn; then take the turn."""
        try:
            self.database.write_here(lambda uow: count_try(uow, inbox_id, due, now), "budget")
        except Exception as error:  # noqa: BLE001 - nothing may be checked that was not counted
            return error
        reached("turn.try_counted")
        (outcome,) = self._turns([inbox_id], now)
        return outcome

    def _failed(self, inbox_id: str, error: Exception, now: datetime) -> str:
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
            return self.database.write_here(note)
        except TryLater:
            raise
        except Exception as worse:  # noqa: BLE001 - not even the apology worked: later, then
            log.error("turn_not_parked", inbox_id=inbox_id, exc_info=worse)
            self._put_off(inbox_id, type(worse).__name__, now + PUT_OFF)
            return "failed"

    def _put_off(self, inbox_id: str, error: str, until: datetime) -> None:
        self.database.write_here(lambda uow: uow.inbox.failed(inbox_id, error, until))


def _take_turn(inbox_id: str, tools: TurnTools, now: datetime, uow: UnitOfWork) -> int | None:
    return take_waiting_turn(uow, inbox_id, tools, now)
