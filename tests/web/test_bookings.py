"""The live view on the server's side."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from tests.web import samples
from tests.web.site import BookedSoFar
from web.demo.bell import Bell
from web.demo.bookings import BookingsList, booking_events
from web.rendering import Renderer
from web.static_files import STATIC_FOLDER, StaticFolder

RENDERER = Renderer(StaticFolder(STATIC_FOLDER))


async def event_id(events: AsyncIterator[bytes]) -> str:
    """The id of the next event."""
    lines = (await anext(events)).decode().split("\n")
    assert lines[1] == "event: bookings"
    return lines[0].removeprefix("id: ")


async def test_a_ring_shows_a_booking_at_once() -> None:
    """The first event is what there is; a ring brings the next without waiting for the second."""
    booked, bell = BookedSoFar(), Bell()
    events = booking_events(booked, bell, RENDERER, None)
    assert b"Noch kein Termin gebucht" in await anext(events)
    coming = asyncio.ensure_future(anext(events))
    await asyncio.sleep(0.01)
    booked.book()
    bell.ring()
    assert "•••••815".encode() in await asyncio.wait_for(coming, 0.5)


async def test_a_booking_shows_within_a_second_without_a_ring() -> None:
    """What another process booked is found by looking."""
    booked = BookedSoFar()
    events = booking_events(booked, Bell(), RENDERER, None)
    await anext(events)
    booked.book()
    assert "•••••815".encode() in await asyncio.wait_for(anext(events), 1.5)


async def test_what_was_seen_is_not_sent_again() -> None:
    """A reader who comes back with the last id hears nothing until something changed."""
    booked, bell = BookedSoFar(), Bell()
    seen = await event_id(booking_events(booked, bell, RENDERER, None))
    events = booking_events(booked, bell, RENDERER, seen)
    coming = asyncio.ensure_future(event_id(events))
    await asyncio.sleep(0.01)
    bell.ring()
    await asyncio.sleep(0.05)
    assert not coming.done()
    booked.book()
    bell.ring()
    assert await asyncio.wait_for(coming, 0.5) != seen


async def test_a_bell_wakes_everybody_once() -> None:
    """All who listen wake, whichever thread rings; who listens later waits for the next ring."""
    bell = Bell()
    listening = [asyncio.ensure_future(bell.heard()) for _ in range(3)]
    await asyncio.sleep(0)
    await asyncio.to_thread(bell.ring)
    await asyncio.wait_for(asyncio.gather(*listening), 0.5)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(bell.heard(), 0.02)


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("confirmed", "gebucht"),
        ("held", "vorgemerkt"),
        ("cancelled", "abgesagt"),
        ("superseded", "verlegt"),
        ("expired", "verfallen"),
        ("unheard_of", "unheard_of"),
    ],
)
def test_states_are_said_in_german(state: str, word: str) -> None:
    """Each state of an appointment has a German word; an unknown one does not break the page."""
    html = RENDERER.html(BookingsList([replace(samples.BOOKED, state=state)]))
    assert f"</svg>{word}</p>" in html


def test_rows_are_escaped() -> None:
    """A provider's name is shown as it is written, never as markup."""
    html = RENDERER.html(BookingsList([replace(samples.BOOKED, provider_name="<b>Lindner</b>")]))
    assert "&lt;b&gt;Lindner" in html
