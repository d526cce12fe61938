"""Sends one leased row at its time and within the pace, and says what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from core.domain.errors import TryLater
from core.outbox.retry import next_try
from core.outbox.window import Window
from core.ports.outbound import Blocked, Courier, Leased, SlowDown, Undeliverable
from core.ports.send_queue import Outcome, Pace
from core.telemetry.events import log
from core.usecases.reached import reached

FEW_WAITING = 5


class Sending:
    """Everything that happens between the lease and the result."""

    def __init__(
        self,
        courier: Courier,
        pace: Pace,
        clock: Callable[[], datetime],
        on_room: Callable[[], None],
    ) -> None:
        """Send with ``courier``; ``on_room`` is called when few rows wait for their time."""
        self.waiting = 0
        self._courier = courier
        self._pace = pace
        self._clock = clock
        self._on_room = on_room
        self._window = Window(pace.per_second)
        self._stopped = asyncio.Event()
        self._paused_until: datetime | None = None

    def stop(self) -> None:
        """Begin nothing new: what has not begun is given back."""
        self._stopped.set()

    async def send(self, row: Leased) -> Outcome:
        """Send ``row`` when its time has come; never raises what a channel or a courier does."""
        self.waiting += 1
        try:
            await self._its_time(row)
        finally:
            self.waiting -= 1
            if self.waiting <= FEW_WAITING:
                self._on_room()
        async with self._window:
            put_off = self._put_off(row)
            if put_off is not None:
                return put_off
            reached("outbox.before_send")
            outcome = await self._deliver(row)
            reached("outbox.sent")
            return outcome

    async def _its_time(self, row: Leased) -> None:
        wait = (row.send_at - self._clock()).total_seconds()
        try:
            async with asyncio.timeout(max(wait, 0)):
                await self._stopped.wait()
        except TimeoutError:
            return

    def _put_off(self, row: Leased) -> Outcome | None:
        now = self._clock()
        if self._stopped.is_set():
            return self._again(row, "stopping", now)
        if self._paused_until is not None and self._paused_until > now:
            return self._again(row, "the channel asked for a pause", self._paused_until)
        return None

    async def _deliver(self, row: Leased) -> Outcome:
        try:
            external_id = await self._courier.deliver(row)
        except SlowDown as error:
            return self._pause(row, error)
        except Blocked:
            return self._dead(row, "the person has blocked the chat", blocked=True)
        except Undeliverable as error:
            return self._dead(row, str(error))
        except TryLater as error:
            return self._again(row, error.reason, next_try(row, self._clock()))
        except Exception as error:  # noqa: BLE001 - a faulty courier must not lose the message
            log.error("courier_failed", outbox_id=row.id, exc_info=error)
            return self._again(row, type(error).__name__, next_try(row, self._clock()))
        at = self._clock()
        return Outcome(
            leased=row,
            state="sent",
            at=at,
            external_id=external_id,
            chat_waits_until=at + self._pace.chat_gap,
        )

    def _pause(self, row: Leased, asked: SlowDown) -> Outcome:
        """Let nobody send for a while: neither this relay nor, by the database, any other."""
        now = self._clock()
        until = now + asked.wait
        if self._paused_until is None or self._paused_until < until:
            self._paused_until = until
        return Outcome(
            leased=row, state="due", at=now, error=str(asked), retry_at=until, pause_until=until
        )

    def _again(self, row: Leased, error: str, retry_at: datetime | None) -> Outcome:
        if retry_at is None:
            return self._dead(row, f"given up: {error}")
        at = self._clock()
        return Outcome(
            leased=row,
            state="due",
            at=at,
            error=error,
            retry_at=retry_at,
            chat_waits_until=at + self._pace.chat_gap,
        )

    def _dead(self, row: Leased, error: str, *, blocked: bool = False) -> Outcome:
        at = self._clock()
        return Outcome(leased=row, state="dead", at=at, error=error, blocked=blocked)
