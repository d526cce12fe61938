"""A webhook that tests can tell how to answer."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.emulator.world.signal import Signal


@dataclass
class Hook:
    """A bot's webhook that can be told how to answer."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    taken: list[dict[str, Any]] = field(default_factory=list)
    secrets: set[str | None] = field(default_factory=set)
    slow: dict[str, float] = field(default_factory=dict)
    signal: Signal = field(default_factory=Signal)

    async def __call__(self, request: Request) -> Response:
        """Take an update, or answer with the next planned status."""
        update = await request.json()
        text = update["message"]["text"]
        self.tried.append(text)
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        await asyncio.sleep(self.slow.get(text, 0))
        status = self.statuses.pop(0) if self.statuses else 200
        if status < 300:
            self.taken.append(update)
        self.signal.notify()
        return Response(status_code=status)

    async def texts(self, count: int) -> list[str]:
        """The texts taken, once there are `count` of them."""
        await self.signal.until(lambda: len(self.taken) >= count or None, 5)
        return [update["message"]["text"] for update in self.taken]
