"""The sockets on which clients hand over mail."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from ssl import SSLContext

from aiosmtpd.smtp import SMTP

from mail_gateway.listener.door import LmtpDoor, SmtpDoor
from mail_gateway.listener.gate import Gate
from mail_gateway.listener.handler import MailHandler

IDLE_SECONDS = 300.0
"""How long a client may say nothing (RFC 5321, 4.5.3.2.7)."""
LAST_SECONDS = 5.0
"""How long a mail that is under way has to be kept when we stop."""
LOOK_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Limits:
    """What clients may do: the largest mail in bytes, how many connect, how long they idle."""

    size: int = 25 * 1024 * 1024
    connections: int = 200
    connections_of_one: int = 50
    idle_seconds: float = IDLE_SECONDS


@asynccontextmanager
async def listening(
    handler: MailHandler,
    listener: socket.socket,
    limits: Limits,
    *,
    hostname: str,
    lmtp: bool = False,
    tls: SSLContext | None = None,
) -> AsyncIterator[None]:
    """Answer clients on ``listener`` until the block ends; what is under way is finished."""
    gate = Gate(limits.connections, limits.connections_of_one)
    kind = LmtpDoor if lmtp else SmtpDoor

    def door() -> SMTP:
        return kind(
            handler,
            gate,
            hostname=hostname,
            data_size_limit=limits.size,
            timeout=limits.idle_seconds,
            tls_context=tls,
            loop=asyncio.get_running_loop(),
        )

    server = await asyncio.get_running_loop().create_server(door, sock=listener)
    try:
        yield
    finally:
        server.close()
        await _let_go(gate)


async def _let_go(gate: Gate) -> None:
    """Close idle connections at once, and give mails that are under way a moment."""
    gate.closing = True
    with suppress(TimeoutError):
        async with asyncio.timeout(LAST_SECONDS):
            while any(client.taking for client in gate):
                for client in gate:
                    if not client.taking:
                        client.cut()
                await asyncio.sleep(LOOK_SECONDS)
    for client in gate:
        client.cut()
