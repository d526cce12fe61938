"""The services a process can run, by the name of the module that holds them.

Names, not imports: the core never depends on a channel, and a process pays only for what it runs
(aiogram alone costs seconds and over 100 MB).
"""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Mapping
from typing import Protocol

from starlette.types import ASGIApp

from core.bootstrap.container import Container
from core.settings import PREFIX, SettingsError

MODULES: Mapping[str, str] = {
    "telegram": "bot.service",
    "mail": "mail_gateway.service",
    "web": "web.service",
    "worker": "core.bootstrap.worker",
}


class Service(Protocol):
    """Something a process runs. ``mounts``: what it answers on the process's web listener."""

    name: str
    mounts: Mapping[str, ASGIApp]

    async def run(self, stopping: asyncio.Event) -> None:
        """Run until ``stopping`` is set; what has begun is finished first."""
        ...


class Pages(Service, Protocol):
    """A service that has pages of its own and shows them on the process's web listener."""

    def app(self, mounts: Mapping[str, ASGIApp], stopping: asyncio.Event) -> ASGIApp:
        """Return the pages, with what other services answer beside them."""
        ...


def load(name: str, container: Container) -> Service:
    """Return the service ``name``, made from the container's parts."""
    service: Service = importlib.import_module(MODULES[name]).create(container)
    return service


def wanted(container: Container, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return which services run: the named ones, or all that are set up.

    Whoever receives must also answer, so ``telegram`` brings the worker with it. Raises
    SettingsError when a named one is not set up.
    """
    with_token = bool(container.settings.telegram.token.get_secret_value())
    if "telegram" in names and not with_token:
        raise SettingsError(f"{PREFIX}TELEGRAM__TOKEN: Telegram braucht das Token eines Bots")
    with_mail = bool(container.settings.mail.listen or container.settings.mail.lmtp_listen)
    if "mail" in names and not with_mail:
        raise SettingsError(f"{PREFIX}MAIL__LISTEN: für E-Mail fehlt die Adresse")
    set_up = {"telegram": with_token, "mail": with_mail}
    chosen = names or tuple(name for name in MODULES if set_up.get(name, True))
    return tuple(dict.fromkeys([*chosen, *(["worker"] if "telegram" in chosen else [])]))
