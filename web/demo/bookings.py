"""The live view of what was booked."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final, Protocol

from web.demo.bell import Bell
from web.rendering import Renderer
from web.server_sent_events import PING, event

_LOOK_EACH_SECONDS: Final = 1.0
_PING_AFTER_LOOKS: Final = 15

# State of an appointment → what a person reads, and how it is marked.
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "held": ("vorgemerkt", "pending"),
    "confirmed": ("gebucht", "good"),
    "fulfilled": ("stattgefunden", "good"),
    "no_show": ("nicht angetroffen", "gone"),
    "cancelled": ("abgesagt", "gone"),
    "superseded": ("verlegt", "gone"),
    "expired": ("verfallen", "gone"),
}


@dataclass(frozen=True, slots=True)
class BookedRow:
    """One appointment as the live view shows it.

    `when` is its start (aware UTC); `date_text` and `arrival_text` say the same for people, in
    local time; `order_number` comes masked; `state` is the appointment's state in English.
    """

    when: datetime
    date_text: str
    arrival_text: str
    provider_name: str
    order_number: str
    state: str

    @property
    def state_text(self) -> str:
        """The state in German; one we do not know is shown as it is."""
        return _WORDS.get(self.state, (self.state, ""))[0]

    @property
    def mark(self) -> str:
        """Which of the marks `good`, `pending`, `gone` fits the state."""
        return _WORDS.get(self.state, ("", "pending"))[1]

    @property
    def key(self) -> str:
        """Tells two rows apart, and a row from itself in another state."""
        return f"{self.when.isoformat()} {self.order_number} {self.state}"


class Bookings(Protocol):
    """Where the live view looks."""

    async def bookings(self) -> Sequence[BookedRow]:
        """What was booked, in the order in which it is to be shown."""
        ...


@dataclass(frozen=True, slots=True)
class BookingsList:
    """The list itself, in the page and in each event."""

    template: ClassVar[str] = "demo/bookings.html"
    bookings: Sequence[BookedRow]


async def booking_events(
    source: Bookings, bell: Bell, renderer: Renderer, last_seen: str | None
) -> AsyncIterator[bytes]:
    """The list, now and whenever it has changed since `last_seen`, an event id."""
    looks = 0
    while True:
        html = renderer.html(BookingsList(await source.bookings()))
        version = hashlib.sha256(html.encode()).hexdigest()[:16]
        if version != last_seen:
            yield event("bookings", html, version)
            last_seen, looks = version, 0
        elif looks >= _PING_AFTER_LOOKS:
            yield PING
            looks = 0
        looks += 1
        await _bell_or_second(bell)


async def _bell_or_second(bell: Bell) -> None:
    try:
        await asyncio.wait_for(bell.heard(), _LOOK_EACH_SECONDS)
    except TimeoutError:
        return
