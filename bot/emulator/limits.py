"""Telegram's rate limits, enforced over a sliding window."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable

from bot.emulator.wire.errors import too_many_requests


class Limits:
    """At most `per_chat` and `in_all` messages within `window` seconds; None means no limit.

    `refused` counts the calls answered with 429 so far. A refused call uses nothing up.
    """

    def __init__(
        self,
        per_chat: int | None = None,
        in_all: int | None = None,
        *,
        window: float = 1.0,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        self.per_chat = per_chat
        self.in_all = in_all
        self.window = window
        self.refused = 0
        self._timer = timer
        self._all: deque[float] = deque()
        self._chats: dict[int, deque[float]] = defaultdict(deque)

    def count(self, chat_id: int) -> None:
        """Count one message to a chat. Raises ApiError 429 when it is one too many."""
        if self.per_chat is None and self.in_all is None:
            return
        now = self._timer()
        chat = self._chats[chat_id]
        wait = max(
            self._wait(chat, self.per_chat, now),
            self._wait(self._all, self.in_all, now),
        )
        if wait > 0:
            self.refused += 1
            raise too_many_requests(max(1, math.ceil(wait)))
        chat.append(now)
        self._all.append(now)

    def _wait(self, times: deque[float], limit: int | None, now: float) -> float:
        while times and now - times[0] >= self.window:
            times.popleft()
        if limit is None or len(times) < limit:
            return 0.0
        return times[-limit] + self.window - now
