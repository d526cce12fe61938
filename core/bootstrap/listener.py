"""What a process answers on its web listener: pages if it has them, else only what is mounted."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import cast

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from core.bootstrap.services import Pages, Service


def app_of(
    services: Sequence[Service], stopping: asyncio.Event, beside: Mapping[str, ASGIApp]
) -> ASGIApp | None:
    """Return what is to be served, None when nothing is; ``beside`` is mounted too."""
    mounts = {path: app for service in services for path, app in service.mounts.items()}
    mounts.update(beside)
    for service in services:
        if service.name == "web":
            return cast(Pages, service).app(mounts, stopping)
    if not mounts:
        return None
    routes: list[BaseRoute] = []
    for path, app in mounts.items():
        # The path itself too: a mount would redirect it, and Telegram does not follow.
        routes += [Route(path, app), Mount(path, app=app)]
    return Starlette(routes=routes)
