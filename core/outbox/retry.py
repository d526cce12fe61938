"""When a message that could not be sent is tried again, and when it is given up."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from core.ports.outbound import Leased

FIRST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=10)
GIVE_UP_AFTER = timedelta(hours=48)
JITTER = 0.2


def next_try(leased: Leased, now: datetime) -> datetime | None:
    """Return when to try again: doubling pauses with jitter; None once it is too old."""
    if now - leased.due_at >= GIVE_UP_AFTER:
        return None
    doubled: timedelta = FIRST_PAUSE * 2 ** min(leased.attempts - 1, 16)
    pause = min(doubled, LONGEST_PAUSE)
    spread = random.Random(f"{leased.id}:{leased.attempts}").uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - spreads load
    return now + pause * spread
