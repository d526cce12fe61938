"""The web service: pages, health and metrics, and whatever the process's other services mount."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.types import ASGIApp

from core.bootstrap.container import Container
from core.bootstrap.demo_orders import DemoOrder
from core.bootstrap.health import health, metrics
from core.wording.de.german import GERMAN
from web.app import create_app
from web.demo.bell import Bell
from web.demo.bookings_source import StoredBookings
from web.demo.letter import Letter, Sender
from web.demo.page import Demo
from web.health import Health


class WebService:
    """Implements core.bootstrap.services.Pages."""

    name = "web"
    mounts: Mapping[str, ASGIApp] = {}

    def __init__(self, container: Container) -> None:
        """Take the container's parts."""
        self._container = container

    def app(self, mounts: Mapping[str, ASGIApp], stopping: asyncio.Event) -> ASGIApp:
        """Return the pages with ``mounts`` beside them."""
        return create_app(self._demo(stopping), self._health, self._metrics, mounts)

    def _demo(self, stopping: asyncio.Event) -> Demo | None:
        orders = self._container.demo_orders
        if not orders:
            return None
        office = self._container.office
        bell = Bell()
        self._container.on_written.append(bell.ring)
        return Demo(
            letters=[_letter(order) for order in orders],
            sender=Sender(
                name=office.name,
                street="Marktplatz 1",
                town="40213 Düsseldorf",
                phone=office.phone,
                hours=GERMAN.hours(office.hours),
            ),
            bookings=StoredBookings(self._container.database),
            stopping=stopping,
            bell=bell,
        )

    async def _health(self) -> Health:
        found = await health(self._container)
        return Health(ok=all(word == "ok" for word in found.values()), checks=found)

    def _metrics(self) -> bytes:
        return metrics(self._container)

    async def run(self, stopping: asyncio.Event) -> None:
        """Wait: the process's listener does the serving."""
        await stopping.wait()


def _letter(order: DemoOrder) -> Letter:
    return Letter(
        name=order.name,
        street=order.street,
        postcode=order.postcode,
        city=order.city,
        order_number=order.order_number,
        deadline=order.booking_deadline,
        code=order.code,
        salutation=f"Guten Tag {order.salutation} {order.name.split()[-1]}",
    )


def create(container: Container) -> WebService:
    """Return the service."""
    return WebService(container)
