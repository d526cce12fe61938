"""The web application, put together from its parts.

Nothing here looks anything up: whoever starts the process passes what the pages show
(`demo`), how it is doing (`health`, `metrics`) and what else answers on the same listener
(`mounts`, for example the Bot API emulator at `/telegram`).
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from web.demo.page import Demo, demo_routes
from web.errors import error_handlers
from web.health import Health, health_routes
from web.rendering import Renderer
from web.security import SecurityHeaders
from web.static_files import STATIC_FOLDER, StaticFolder

__all__: Final = ("create_app",)


def create_app(
    demo: Demo | None,
    health: Callable[[], Awaitable[Health]],
    metrics: Callable[[], bytes],
    mounts: Mapping[str, ASGIApp],
) -> Starlette:
    """Build the application.

    `demo` puts the demo page at `/`; without it `/` answers 404. `health` and `metrics` are
    called once a request to `/healthz` and `/metrics`. `mounts` maps a path such as `/telegram`
    to the application that answers below it; its lifespan stays with the caller.
    """
    static = StaticFolder(STATIC_FOLDER)
    renderer = Renderer(static)
    routes: list[BaseRoute] = [static.route(), *health_routes(health, metrics)]
    if demo is not None:
        routes += demo_routes(demo, renderer)
    for path, app in mounts.items():
        # the path itself too: a mount would redirect it, and Telegram follows no redirects
        routes += [Route(path, app), Mount(path, app=app)]
    return Starlette(
        routes=routes,
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers=error_handlers(renderer),
    )
