"""Asks an application without a network."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
from starlette.types import ASGIApp

from web.app import create_app
from web.demo.page import Demo
from web.health import Health


async def well() -> Health:
    """All is well."""
    return Health(ok=True, checks={"database": "ok"})


def application(
    demo: Demo | None = None,
    health: Callable[[], Awaitable[Health]] = well,
    mounts: dict[str, ASGIApp] | None = None,
) -> ASGIApp:
    """An application with little in it."""
    return create_app(demo, health, lambda: b"turns_total 3.0\n", mounts or {})


@asynccontextmanager
async def asking(app: ASGIApp) -> AsyncIterator[httpx.AsyncClient]:
    """A client; our own failures come back as answers, as a browser gets them."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://demo.test") as client:
        yield client
