"""``terminlotse serve``: run services until a signal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import socket

KNOWN = ("telegram", "web", "worker")


def serve(
    services: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DIENST", help="telegram, mail, web, worker; ohne Angabe alle eingerichteten."
        ),
    ] = None,
) -> None:
    """Dienste starten. Alle in einem Prozess, oder einzelne auf mehreren Maschinen."""
    names = tuple(services or ())
    for name in names:
        if name not in KNOWN:
            raise typer.BadParameter(f"{name!r} gibt es nicht; möglich: {', '.join(KNOWN)}")
    import asyncio  # noqa: PLC0415

    from core.bootstrap.listener import app_of  # noqa: PLC0415
    from core.bootstrap.serve import run_until_stopped  # noqa: PLC0415
    from core.bootstrap.services import load, wanted  # noqa: PLC0415
    from core.cli.running import container, schema_must_be_current  # noqa: PLC0415
    from core.storage import migrate  # noqa: PLC0415
    from core.telemetry.events import log  # noqa: PLC0415

    with container(quiet=False) as parts:
        names = wanted(parts, names)
        if parts.database.sqlite:
            migrate.upgrade(parts.database.engine)  # one office, one process: nothing to plan
        schema_must_be_current(parts)

        async def run() -> None:
            stopping = asyncio.Event()
            running = [load(name, parts) for name in names]
            app = app_of(running, stopping, {})
            listen = parts.settings.web.listen if app is not None else None
            listener = _listening(listen or "127.0.0.1:0")
            log.info("serving", services=names, listen=listen)
            await run_until_stopped(running, app, listener, stopping)

        asyncio.run(run())


def _listening(address: str) -> socket.socket:
    from errno import EADDRINUSE  # noqa: PLC0415

    from core.bootstrap.serve import listening_socket  # noqa: PLC0415
    from core.settings import PREFIX, SettingsError, split_address  # noqa: PLC0415

    try:
        return listening_socket(split_address(address))
    except OSError as error:
        why = "ist schon belegt" if error.errno == EADDRINUSE else f"geht nicht ({error.strerror})"
        raise SettingsError(f"{PREFIX}WEB__LISTEN: {address} {why}") from None
