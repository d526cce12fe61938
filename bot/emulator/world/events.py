"""What happened on one chat's screen, numbered, so that a reconnect misses nothing."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

from bot.emulator.world.messages import Shown
from bot.emulator.world.signal import Signal


@dataclass(frozen=True)
class Event:
    """A change on the screen; `shown` is the message it is about, where there is one."""

    number: int
    kind: str
    data: dict[str, Any]
    shown: Shown | None = None


class EventLog:
    """The events of one chat; only the newest `keep` are remembered."""

    def __init__(self, keep: int = 20_000) -> None:
        self.events: deque[Event] = deque(maxlen=keep)
        self.signal = Signal()
        self.last = 0

    def add(self, kind: str, data: dict[str, Any], shown: Shown | None = None) -> None:
        """Write down an event and wake all who watch this chat."""
        self.last += 1
        self.events.append(Event(self.last, kind, data, shown))
        self.signal.notify()

    def after(self, number: int) -> list[Event] | None:
        """All events after `number`, or None when some of them are forgotten or unknown."""
        if number > self.last or self.last - number > len(self.events):
            return None
        missed: list[Event] = []
        for event in reversed(self.events):
            if event.number <= number:
                break
            missed.append(event)
        return missed[::-1]
