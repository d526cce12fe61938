"""Keeps mails for good; several that come at once share one commit."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.ports.mail_store import SpooledMail
from core.ports.unit_of_work import Database
from core.storage.large_files import LargeFiles
from core.usecases.reached import reached
from mail_gateway.spool.natural_key import natural_key

LARGE = 64 * 1024
"""From this size on a mail is a file: such a file is written faster than a row."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who handed over a mail, from whom, for whom."""

    sender: str
    recipients: tuple[str, ...]
    peer: str


class Spool:
    """Keeps mails; ``wake`` is called when a new one waits to be read."""

    def __init__(
        self,
        database: Database,
        files: LargeFiles,
        clock: Callable[[], datetime],
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        """Keep small mails in ``database`` and large ones in ``files``."""
        self._database = database
        self._files = files
        self._clock = clock
        self._wake = wake
        self._waiting: list[tuple[bytes, Envelope, asyncio.Future[None]]] = []
        self._keeping: asyncio.Task[None] | None = None

    async def keep(self, raw: bytes, envelope: Envelope) -> None:
        """Keep a mail; when this returns it is on the disk, and may be acknowledged.

        Raises TryLater or OSError when it is not. Whoever stops waiting does not stop the keeping:
        a client that goes away before our answer will send the mail again, and it is recognised.
        """
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((raw, envelope, kept))
        if self._keeping is None:
            self._keeping = asyncio.create_task(self._keep_all())
        await asyncio.shield(kept)

    async def finish(self) -> None:
        """Wait until nothing is being kept."""
        if self._keeping is not None:
            await asyncio.wait([self._keeping])

    async def _keep_all(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                await self._keep_batch(batch)
        finally:
            self._keeping = None

    async def _keep_batch(self, batch: list[tuple[bytes, Envelope, asyncio.Future[None]]]) -> None:
        try:
            await self._database.run(lambda: self._store([(raw, env) for raw, env, _ in batch]))
        except Exception as error:  # noqa: BLE001 - whoever waits must hear that it is not kept
            for _, _, kept in batch:
                kept.set_exception(error)
                kept.exception()  # a client that has gone does not ask for it
            return
        for _, _, kept in batch:
            kept.set_result(None)
        self._wake()

    def _store(self, batch: list[tuple[bytes, Envelope]]) -> None:
        mails = [self._spooled(raw, envelope) for raw, envelope in batch]
        now = self._clock()
        reached("mail.before_store")
        self._database.write_here(lambda uow: uow.mails.store(mails, now), "mail")
        reached("mail.stored")

    def _spooled(self, raw: bytes, envelope: Envelope) -> SpooledMail:
        large = len(raw) >= LARGE
        digest = self._files.put(raw) if large else hashlib.sha256(raw).hexdigest()
        return SpooledMail(
            natural_key=natural_key(raw, envelope.recipients),
            raw_sha256=digest,
            size=len(raw),
            raw=None if large else raw,
            sender=envelope.sender,
            recipients=envelope.recipients,
            peer=envelope.peer,
        )
