"""The demo page and its live view, as routes."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.demo.bell import Bell
from web.demo.bookings import BookedRow, Bookings, booking_events
from web.demo.letter import Letter, Sender
from web.demo.qr_code import qr_code
from web.rendering import Renderer
from web.server_sent_events import EventStream


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo page is given.

    `stopping` ends open streams; `bell` makes the live view look at once instead of within a
    second; `phone` is where the emulator's user side is mounted; `deep_link` is an address with
    `{code}` in it, or None for this page itself, so that the code can be scanned without a bot.
    """

    letters: Sequence[Letter]
    sender: Sender
    bookings: Bookings
    stopping: asyncio.Event
    bell: Bell = field(default_factory=Bell)
    phone: str = "/telegram/phone"
    deep_link: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """A letter with the QR code of its deep link."""

    letter: Letter
    qr: Markup


@dataclass(frozen=True, slots=True)
class DemoPage:
    """The whole page."""

    template: ClassVar[str] = "demo/page.html"
    letters: Sequence[PrintedLetter]
    sender: Sender
    bookings: Sequence[BookedRow]
    phone: str


def demo_routes(demo: Demo, renderer: Renderer) -> Sequence[Route]:
    """`/` and `/demo/bookings/events`."""

    async def page(request: Request) -> Response:
        link = demo.deep_link or f"{request.base_url}?start={{code}}"
        letters = [_printed(letter, link) for letter in demo.letters]
        rows = await demo.bookings.bookings()
        return renderer.response(DemoPage(letters, demo.sender, rows, demo.phone))

    async def events(request: Request) -> Response:
        last_seen = request.headers.get("last-event-id")
        stream = booking_events(demo.bookings, demo.bell, renderer, last_seen)
        return EventStream(stream, demo.stopping)

    return (Route("/", page), Route("/demo/bookings/events", events))


def _printed(letter: Letter, link: str) -> PrintedLetter:
    title = f"QR-Code: öffnet den Chat mit dem Code {letter.code}"
    return PrintedLetter(letter, qr_code(link.replace("{code}", letter.code), title))
