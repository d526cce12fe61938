"""A receiver as strict as Telegram: 30 messages in any second, one a chat."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from random import Random
from time import perf_counter

from bot.emulator.limits import Limits
from bot.emulator.wire.errors import ApiError
from core.ports.outbound import Leased, SlowDown

CHANNEL = "telegram"
PER_SECOND = 30
THERE, BACK = (0.004, 0.012), (0.008, 0.024)
"""Seconds on the way to Telegram, and until its answer is back, from a German data centre."""


class StrictCourier:
    """Delivers as Telegram takes messages, and answers 429 when there are too many."""

    channel = CHANNEL

    def __init__(self) -> None:
        """Begin with nothing delivered."""
        self._limits = Limits(per_chat=1, in_all=PER_SECOND)
        self._random = Random(5)
        self.arrivals: list[float] = []

    @property
    def refused(self) -> int:
        """How many 429 there were."""
        return self._limits.refused

    async def deliver(self, leased: Leased) -> str:
        """Take the message, or raise SlowDown."""
        await asyncio.sleep(self._random.uniform(*THERE))
        try:
            self._limits.count(int(leased.address))
        except ApiError as error:
            raise SlowDown(timedelta(seconds=1)) from error
        self.arrivals.append(perf_counter())
        await asyncio.sleep(self._random.uniform(*BACK))
        return str(len(self.arrivals))
