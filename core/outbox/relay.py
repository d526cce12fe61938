"""The relay: leases, sends, and stores what became of it.

Any number of relays may run in any number of processes. What a relay does not finish in time is
leased again, so a message may be sent twice after a crash, but never be lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from core.domain.errors import TryLater
from core.outbox.sending import Sending
from core.ports.outbound import Courier, Leased
from core.ports.send_queue import Lease, Outcome, Pace
from core.ports.unit_of_work import Database, UnitOfWork
from core.telemetry.events import log
from core.telemetry.metrics import SENT
from core.usecases.reached import reached

BATCH = 10
LOOK_AGAIN = timedelta(seconds=1)
KEEP_SECONDS = 0.8
STORE_AGAIN_SECONDS = 0.3
GRACE_SECONDS = 0.3
"""What is on its way when the process stops has this long to arrive and to be stored."""


class Relay:
    """Sends what one channel's courier can deliver; ``wake`` makes it look at once."""

    def __init__(
        self, database: Database, courier: Courier, pace: Pace, clock: Callable[[], datetime]
    ) -> None:
        """Send with ``courier``, at no more than ``pace``."""
        self.database = database
        self.courier = courier
        self.pace = pace
        self.clock = clock
        self._sending = Sending(courier, pace, clock, self.wake)
        self._awake = asyncio.Event()
        self._under_way: dict[str, Leased] = {}
        self._unstored: set[str] = set()

    def wake(self) -> None:
        """Look for messages now."""
        self._awake.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Send until ``stopping``; what is on its way then has a moment to arrive."""
        try:
            async with asyncio.timeout(None) as patience, asyncio.TaskGroup() as tasks:
                beside = [
                    tasks.create_task(self._keep_leases()),
                    tasks.create_task(self._stop_with(stopping)),
                ]
                while not stopping.is_set():
                    await self._look(tasks)
                for task in beside:
                    task.cancel()
                patience.reschedule(asyncio.get_running_loop().time() + GRACE_SECONDS)
        except TimeoutError:
            log.warning("sends_cut_off", count=len(self._under_way))

    async def _stop_with(self, stopping: asyncio.Event) -> None:
        await stopping.wait()
        self._sending.stop()
        self.wake()

    async def _look(self, tasks: asyncio.TaskGroup) -> None:
        self._awake.clear()
        try:
            lease = await self.lease()
        except TryLater as error:
            log.warning("relay_waits", channel=self.courier.channel, reason=error.reason)
            lease = Lease((), None)
        self._begin(lease.rows, tasks)
        if lease.rows:
            await asyncio.sleep(0)  # let them begin to wait, so that the room for more is known
        else:
            await self._sleep(lease.look_again_at)

    async def send(self, rows: tuple[Leased, ...]) -> None:
        """Send leased rows, each at its time, and store what became of them."""
        async with asyncio.TaskGroup() as tasks:
            self._begin(rows, tasks)

    def _begin(self, rows: tuple[Leased, ...], tasks: asyncio.TaskGroup) -> None:
        for row in rows:
            if row.id not in self._under_way:
                tasks.create_task(self._send(row))
            self._under_way[row.id] = row  # the newest lease is the one whose result counts

    async def _sleep(self, until: datetime | None) -> None:
        longest = LOOK_AGAIN
        if until is not None:
            longest = min(max(until - self.clock(), timedelta()), LOOK_AGAIN)
        try:
            async with asyncio.timeout(longest.total_seconds()):
                await self._awake.wait()
        except TimeoutError:
            return

    async def lease(self) -> Lease:
        """Take what may be sent soon; nothing while a result cannot be stored."""
        room = BATCH - self._sending.waiting
        if room <= 0 or self._unstored:
            return Lease((), None)
        now, channel = self.clock(), self.courier.channel
        lease = await self.database.write(
            lambda uow: uow.send_queue.lease(channel, room, self.pace, now), "relay"
        )
        if lease.rows:
            reached("outbox.leased")
        return lease

    async def _keep_leases(self) -> None:
        """Keep what takes long: a row that was under way a moment ago and still is."""
        before: set[str] = set()
        while True:
            await asyncio.sleep(KEEP_SECONDS)
            long = [row for key, row in self._under_way.items() if key in before]
            before = set(self._under_way)
            if long:
                await self._keep(long)

    async def _keep(self, rows: list[Leased]) -> None:
        now = self.clock()
        try:
            await self.database.write(lambda uow: uow.send_queue.keep(rows, now), "relay")
        except TryLater as error:
            log.warning("leases_not_kept", count=len(rows), reason=error.reason)

    async def _send(self, row: Leased) -> None:
        try:
            outcome = await self._sending.send(row)
            await self._store(outcome)
        finally:
            del self._under_way[row.id]
            self.wake()

    async def _store(self, outcome: Outcome) -> None:
        """Store the result, again and again: a message whose result is lost is sent twice."""
        try:
            while not await self._stored(outcome):
                self._unstored.add(outcome.leased.id)
                await asyncio.sleep(STORE_AGAIN_SECONDS)
        finally:
            self._unstored.discard(outcome.leased.id)

    async def _stored(self, outcome: Outcome) -> bool:
        outcome = replace(outcome, leased=self._under_way[outcome.leased.id])
        try:
            kept = await self.database.write(lambda uow: _finish(uow, outcome), "relay")
        except TryLater as error:
            log.warning("result_waits", outbox_id=outcome.leased.id, reason=error.reason)
            return False
        reached("outbox.marked")
        if kept:
            SENT.labels(self.courier.channel, outcome.state).inc()
        else:
            log.warning("lease_lost", outbox_id=outcome.leased.id)
        return True


def _finish(uow: UnitOfWork, outcome: Outcome) -> bool:
    kept = uow.send_queue.finish(outcome)
    if kept and outcome.state == "dead" and outcome.leased.kind == "message":
        subject = f"outbox:{outcome.leased.id}"
        uow.audit.record("message_dead", subject, outcome.at, {"why": outcome.error or ""})
    return kept
