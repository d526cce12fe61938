"""Pushes updates to the bot's webhook."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress

import aiohttp

from bot.emulator.world.pending import Webhook
from bot.emulator.world.updates import Update
from bot.emulator.world.world import World

PATIENCE = 60.0
"""Seconds a webhook may take to answer."""

LONGEST_WAIT = 60.0
"""Seconds between two tries, at most."""


class WebhookPush:
    """One update of a chat at a time, in order; several chats at once.

    A failed update is tried again at once, then after `wait` seconds, then after twice that,
    and so on; what comes later from the same chat waits behind it.
    """

    def __init__(self, world: World, wait: float) -> None:
        self.world = world
        self.wait = wait
        self._task: asyncio.Task[None] | None = None

    def look(self) -> None:
        """Start pushing when a webhook is set; called from within an event loop."""
        if self.world.webhook is None or self.world.stopped:
            return
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def aclose(self) -> None:
        """Stop pushing."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        busy: set[int] = set()
        async with aiohttp.ClientSession(timeout=timeout) as session, asyncio.TaskGroup() as group:
            while (webhook := self.world.webhook) is not None and not self.world.stopped:
                for queue in self._ready(webhook, busy):
                    busy.add(queue)
                    group.create_task(self._drain(session, webhook, queue, busy))
                await self.world.updates.signal.until(lambda: self._next(busy), None)

    def _ready(self, webhook: Webhook, busy: set[int]) -> Iterator[int]:
        for update in list(self.world.updates.pending):
            if len(busy) >= webhook.max_connections:
                return
            if update.queue not in busy:
                yield update.queue

    def _next(self, busy: set[int]) -> bool | None:
        webhook = self.world.webhook
        if webhook is None or self.world.stopped:
            return True
        return next(self._ready(webhook, busy), None) is not None or None

    async def _drain(
        self, session: aiohttp.ClientSession, webhook: Webhook, queue: int, busy: set[int]
    ) -> None:
        failures = 0
        try:
            while self.world.webhook is webhook and not self.world.stopped:
                update = self._first_of(queue)
                if update is None:
                    return
                if await self._deliver(session, webhook, update):
                    failures = 0
                    continue
                failures += 1
                await self._pause(webhook, failures)
        finally:
            busy.discard(queue)
            self.world.updates.signal.notify()

    def _first_of(self, queue: int) -> Update | None:
        with self.world.lock:
            self.world.updates.expire(self.world.clock())
            return next((u for u in self.world.updates.pending if u.queue == queue), None)

    async def _deliver(
        self, session: aiohttp.ClientSession, webhook: Webhook, update: Update
    ) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
        try:
            async with session.post(
                webhook.url, json=update.as_api(), headers=headers, allow_redirects=False
            ) as answer:
                problem = None
                if not 200 <= answer.status < 300:
                    problem = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError, OSError):
            problem = "Connection failed"
        with self.world.lock:
            if problem is None:
                self.world.updates.drop(update)
                self.world.mark_read([update])
            else:
                webhook.last_error, webhook.last_error_at = problem, self.world.clock()
        return problem is None

    async def _pause(self, webhook: Webhook, failures: int) -> None:
        if failures == 1:
            return
        seconds = min(LONGEST_WAIT, self.wait * 2 ** min(failures - 2, 16))

        def over() -> bool | None:
            return (self.world.stopped or self.world.webhook is not webhook) or None

        await self.world.updates.signal.until(over, seconds)
