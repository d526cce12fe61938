"""A gateway on loopback, and a client that talks to it byte by byte."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from core.bootstrap.serve import listening_socket
from core.storage.large_files import LargeFiles
from mail_gateway.listener.handler import MailHandler
from mail_gateway.listener.listening import Limits, listening
from mail_gateway.listener.recipients import OurAddresses
from mail_gateway.screening.rules import Rules
from mail_gateway.sorting import Sorting
from mail_gateway.spool.spool import Spool
from tests.world.world import World

OURS = OurAddresses("termine.example", ("auftrag", "it"))
TO = "auftrag@termine.example"
LETTER = b"From: glas@partner.example\r\nSubject: Re: Auftrag\r\nMessage-ID: <1@x>\r\n\r\nJa.\r\n"


class Gateway:
    """The gateway's parts, and where it listens."""

    def __init__(self, world: World, folder: Path) -> None:
        """Keep mails in the world's database and in ``folder``."""
        self.world = world
        self.files = LargeFiles(folder)
        self.sorting = Sorting(world.database, self.files, Rules(), OURS, world.clock)
        self.spool = Spool(world.database, self.files, world.clock, self.sorting.wake)
        self.port = 0

    @asynccontextmanager
    async def open(self, limits: Limits = Limits(), *, lmtp: bool = False) -> AsyncIterator[None]:  # noqa: B008 - frozen
        """Listen until the block ends."""
        listener = listening_socket(("127.0.0.1", 0))
        self.port = listener.getsockname()[1]
        handler = MailHandler(self.spool, OURS)
        door = listening(handler, listener, limits, hostname="termine.example", lmtp=lmtp)
        async with door:
            yield
        await self.spool.finish()

    def kept(self) -> list[Any]:
        """The rows of all mails, oldest first."""
        return self.world.rows("SELECT * FROM mails ORDER BY id")

    def raw(self, row: Any) -> bytes:  # noqa: ANN401 - a row
        """The bytes of a mail."""
        return bytes(row.raw) if row.raw is not None else self.files.get(row.raw_sha256)


class Client:
    """Says lines, hears answers."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk over an open connection."""
        self.reader, self.writer = reader, writer

    @classmethod
    @asynccontextmanager
    async def connected(
        cls, port: int, greeting: str = "EHLO partner.example"
    ) -> AsyncIterator[Client]:
        """Connect and greet."""
        client = cls(*await asyncio.open_connection("127.0.0.1", port))
        try:
            assert (await client.hears()).startswith("220")
            await client.says(greeting)
            yield client
        finally:
            client.writer.close()

    async def hears(self) -> str:
        """The next whole answer."""
        lines = [await self.reader.readline()]
        while lines[-1][3:4] == b"-":
            lines.append(await self.reader.readline())
        return b"".join(lines).decode().strip()

    async def says(self, line: str) -> str:
        """Say a line and hear the answer."""
        self.writer.write(line.encode() + b"\r\n")
        return await self.hears()

    async def begins(self, *recipients: str, sender: str = "glas@partner.example") -> str:
        """Say from whom and for whom, and begin the content."""
        assert (await self.says(f"MAIL FROM:<{sender}>")).startswith("250")
        for recipient in recipients or (TO,):
            assert (await self.says(f"RCPT TO:<{recipient}>")).startswith("250")
        return await self.says("DATA")

    async def sends(self, raw: bytes, *recipients: str) -> str:
        """Hand over a mail as clients should; return the answer."""
        assert (await self.begins(*recipients)).startswith("354")
        stuffed = raw.replace(b"\r\n.", b"\r\n..")
        self.writer.write((b"." if raw.startswith(b".") else b"") + stuffed + b".\r\n")
        return await self.hears()
