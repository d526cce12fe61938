"""The relay: leases, sends, and stores what became of it.

Any number of relays may run in any number of processes. What a relay does not finish in time is
leased again, so a message may be sent twice after a crash, but never be lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.domain.errors import TryLater
from core.outbox.retry import next_try
from core.ports.outbound import Blocked, Courier, Leased, SlowDown, Undeliverable
from core.ports.send_queue import Lease, Outcome, Pace
from core.ports.unit_of_work import Database, UnitOfWork
from core.telemetry.events import log
from core.usecases.reached import reached

BATCH = 10
LOOK_AGAIN = timedelta(seconds=1)


@dataclass(slots=True)
class Relay:
    """Sends what one channel's courier can deliver; ``wake`` makes it look at once."""

    database: Database
    courier: Courier
    pace: Pace
    clock: Callable[[], datetime]
    _awake: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Look for messages now."""
        self._awake.set()

    async def run(self) -> None:
        """Send until cancelled; a send that has begun is finished first."""
        while True:
            self._awake.clear()
            try:
                lease = await self.lease()
                await asyncio.shield(self.send(lease.rows))
            except TryLater as error:
                log.warning("relay_waits", channel=self.courier.channel, reason=error.reason)
                lease = Lease((), None)
            if not lease.rows:
                await self._sleep(lease.look_again_at)

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
        """Take what may be sent now."""
        now = self.clock()
        channel = self.courier.channel
        lease = await self.database.write(
            lambda uow: uow.send_queue.lease(channel, BATCH, self.pace, now), "relay"
        )
        if lease.rows:
            reached("outbox.leased")
        return lease

    async def send(self, rows: tuple[Leased, ...]) -> None:
        """Send the rows, each at its time; one that is slow does not keep the others."""
        async with asyncio.TaskGroup() as sending:
            for row in rows:
                sending.create_task(self._send(row))

    async def _send(self, row: Leased) -> None:
        wait = (row.send_at - self.clock()).total_seconds()
        if wait > 0:
            await asyncio.sleep(wait)
        reached("outbox.before_send")
        outcome = await self._deliver(row)
        reached("outbox.sent")
        try:
            kept = await self.database.write(lambda uow: self._finish(uow, outcome), "relay")
        except TryLater as error:
            log.warning("result_not_stored", outbox_id=row.id, reason=error.reason)
            return
        reached("outbox.marked")
        if not kept:
            log.warning("lease_lost", outbox_id=row.id)

    async def _deliver(self, row: Leased) -> Outcome:
        try:
            external_id = await self.courier.deliver(row)
        except SlowDown as error:
            await self._pause(error.wait)
            return self._again(row, str(error), self.clock() + error.wait)
        except Blocked:
            return self._dead(row, "the person has blocked the chat", blocked=True)
        except Undeliverable as error:
            return self._dead(row, str(error))
        except TryLater as error:
            return self._again(row, error.reason, next_try(row, self.clock()))
        except Exception as error:  # noqa: BLE001 - a faulty courier must not lose the message
            log.error("courier_failed", outbox_id=row.id, exc_info=error)
            return self._again(row, type(error).__name__, next_try(row, self.clock()))
        return Outcome(leased=row, state="sent", at=self.clock(), external_id=external_id)

    async def _pause(self, wait: timedelta) -> None:
        until, channel = self.clock() + wait, self.courier.channel
        await self.database.write(lambda uow: uow.send_queue.pause(channel, until), "relay")

    def _again(self, row: Leased, error: str, retry_at: datetime | None) -> Outcome:
        if retry_at is None:
            return self._dead(row, f"given up: {error}")
        at = self.clock()
        return Outcome(leased=row, state="due", at=at, error=error, retry_at=retry_at)

    def _dead(self, row: Leased, error: str, *, blocked: bool = False) -> Outcome:
        at = self.clock()
        return Outcome(leased=row, state="dead", at=at, error=error, blocked=blocked)

    @staticmethod
    def _finish(uow: UnitOfWork, outcome: Outcome) -> bool:
        kept = uow.send_queue.finish(outcome)
        if kept and outcome.state == "dead" and outcome.leased.kind == "message":
            subject = f"outbox:{outcome.leased.id}"
            uow.audit.record("message_dead", subject, outcome.at, {"why": outcome.error or ""})
        return kept
