"""The service that takes mail in and sorts it."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from contextlib import AsyncExitStack

from starlette.types import ASGIApp

from core.bootstrap.container import Container
from core.bootstrap.serve import listening_socket
from core.settings import MailSettings, split_address
from core.storage.large_files import MAILS, LargeFiles
from core.telemetry.events import log
from mail_gateway.listener.handler import MailHandler
from mail_gateway.listener.listening import Limits, listening
from mail_gateway.listener.recipients import OurAddresses
from mail_gateway.screening.rules import Rules
from mail_gateway.sorting import Sorting
from mail_gateway.spool.spool import Spool

MEGABYTE = 1024 * 1024


class MailService:
    """Listens for mail, keeps it and sorts it."""

    name = "mail"
    mounts: Mapping[str, ASGIApp] = {}

    def __init__(self, container: Container) -> None:
        """Put the gateway together from the container's parts."""
        self._settings = container.settings.mail
        files = LargeFiles(container.settings.data_dir / MAILS)
        ours = OurAddresses(self._settings.domain, self._settings.mailboxes)
        self.sorting = Sorting(
            container.database, files, rules_of(self._settings), ours, container.clock
        )
        self.spool = Spool(container.database, files, container.clock, self.sorting.wake)
        self._handler = MailHandler(self.spool, ours)
        self._listeners = [
            (listening_socket(split_address(address)), lmtp)
            for address, lmtp in (
                (self._settings.listen, False),
                (self._settings.lmtp_listen, True),
            )
            if address
        ]

    @property
    def addresses(self) -> tuple[tuple[str, int], ...]:
        """Return where it listens: host and port, SMTP first."""
        return tuple(listener.getsockname()[:2] for listener, _ in self._listeners)

    async def run(self, stopping: asyncio.Event) -> None:
        """Take mail until ``stopping``; a mail that is under way is finished."""
        limits = Limits(
            size=self._settings.largest_mb * MEGABYTE,
            connections=self._settings.connections,
            connections_of_one=self._settings.connections_of_one,
        )
        async with asyncio.TaskGroup() as tasks:
            sorting = tasks.create_task(self.sorting.run())
            async with AsyncExitStack() as doors:
                for listener, lmtp in self._listeners:
                    door = listening(
                        self._handler,
                        listener,
                        limits,
                        hostname=self._settings.domain,
                        lmtp=lmtp,
                        tls=_tls(self._settings),
                    )
                    await doors.enter_async_context(door)
                log.info("mail_listens", addresses=[f"{h}:{p}" for h, p in self.addresses])
                await stopping.wait()
            await self.spool.finish()
            sorting.cancel()


def rules_of(settings: MailSettings) -> Rules:
    """Return what the installation says about its own addresses."""
    return Rules(
        message_id_domains=frozenset({settings.domain}),
        own_addresses=frozenset(f"{box}@{settings.domain}" for box in settings.mailboxes),
        authserv_id=settings.authserv_id,
    )


def _tls(settings: MailSettings) -> ssl.SSLContext | None:
    if not settings.certificate:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(settings.certificate, settings.certificate_key or None)
    return context


def create(container: Container) -> MailService:
    """Return the service."""
    return MailService(container)
