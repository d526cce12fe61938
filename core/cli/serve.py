"""``terminlotse serve``: run services until a signal."""

from __future__ import annotations

from typing import Annotated

import typer

KNOWN = ("telegram", "web", "worker")


def serve(
    services: Annotated[
        list[str] | None,
        typer.Argument(help="telegram, web, worker; ohne Angabe alle eingerichteten."),
    ] = None,
) -> None:
    """Dienste starten: alle in einem Prozess, oder einzelne auf mehreren Maschinen."""
    names = tuple(services or ())
    for name in names:
        if name not in KNOWN:
            raise typer.BadParameter(f"{name!r} gibt es nicht; möglich: {', '.join(KNOWN)}")
    import asyncio  # noqa: PLC0415

    from core.bootstrap.listener import app_of  # noqa: PLC0415
    from core.bootstrap.serve import listening_socket, run_until_stopped  # noqa: PLC0415
    from core.bootstrap.services import load, wanted  # noqa: PLC0415
    from core.cli.running import container, schema_must_be_current  # noqa: PLC0415
    from core.settings import split_address  # noqa: PLC0415
    from core.storage import migrate  # noqa: PLC0415
    from core.telemetry.events import log  # noqa: PLC0415

    with container(quiet=False) as parts:
        if parts.database.sqlite:
            migrate.upgrade(parts.database.engine)  # one office, one process: nothing to plan
        schema_must_be_current(parts)

        async def run() -> None:
            stopping = asyncio.Event()
            running = [load(name, parts) for name in wanted(parts, names)]
            app = app_of(running, stopping, {})
            address = split_address(parts.settings.web.listen)
            listener = listening_socket(address if app is not None else ("127.0.0.1", 0))
            log.info("serving", services=[service.name for service in running])
            await run_until_stopped(running, app, listener, stopping)

        asyncio.run(run())
