"""Our side of a turn: what stands behind a channel, on one database, with a clock of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import perf_counter

from benchmarks.population import BEGIN, SECRETS
from core.inbox.intake import Intake
from core.inbox.turn_worker import TurnWorker
from core.ports.inbound import Inbound
from core.storage.database import SqlDatabase
from core.usecases.policy import Policy
from core.usecases.take_waiting_turn import TurnTools
from core.wording.catalogue import Catalogue
from core.wording.office import OfficeDetails

TICK = timedelta(milliseconds=5)


@dataclass(slots=True)
class TimedWorker(TurnWorker):
    """Notes when each turn was done."""

    ends: list[float] = field(default_factory=list)

    def take_here(self, *inbox_ids: str) -> int:
        """Take the turns, then look at the watch."""
        taken = super(TimedWorker, self).take_here(*inbox_ids)
        self.ends += [perf_counter()] * len(inbox_ids)
        return taken


class Bot:
    """Intake and turn worker, put together as a running program does."""

    def __init__(self, url: str) -> None:
        """Work on the database at ``url``."""
        self.database = SqlDatabase(url, SECRETS)
        policy = Policy()
        office = OfficeDetails("Terminservice", "030 23125 000", policy.office)
        tools = TurnTools(policy, SECRETS, Catalogue(office))
        self._now = BEGIN
        self._worker = TimedWorker(self.database, tools, self._clock)
        self._intake = Intake(self.database, SECRETS, self._clock, self._worker.wake)
        self.latencies: list[float] = []

    def _clock(self) -> datetime:
        self._now += TICK
        return self._now

    async def take(self, events: Sequence[Inbound]) -> None:
        """Take what came through a webhook at the same moment.

        Each event is acknowledged by itself, once it is committed; then the turns are taken.
        """
        begun = perf_counter()
        self._worker.ends.clear()
        await asyncio.gather(*(self._intake.receive([event]) for event in events))
        await self._worker.take_waiting()
        self.latencies += [end - begun for end in self._worker.ends]
