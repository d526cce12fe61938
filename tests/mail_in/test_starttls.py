"""Clients that ask for TLS and then do something else."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable

import pytest

from core.bootstrap.serve import listening_socket
from mail_gateway.listener.handler import MailHandler
from mail_gateway.listener.listening import Limits, listening
from tests.mail_in.post_office import OURS, Client, Gateway


async def silent(client: Client) -> None:
    """Wait until the other end closes."""
    await client.reader.read()


async def leaving(client: Client) -> None:
    """Say goodbye to the connection."""
    client.writer.close()


async def cutting(client: Client) -> None:
    """Cut the connection."""
    client.writer.transport.abort()


async def talking(client: Client) -> None:
    """Say something that is no TLS."""
    client.writer.write(b"EHLO x\r\n" * 10)
    await client.reader.read()


@pytest.mark.parametrize("behaves", [silent, leaving, cutting, talking])
async def test_no_handshake(
    sqlite_gateway: Gateway, behaves: Callable[[Client], Awaitable[None]]
) -> None:
    """Whoever does not shake hands is let go, and takes nobody's place."""
    listener = listening_socket(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    async with listening(
        MailHandler(sqlite_gateway.spool, OURS),
        listener,
        Limits(idle_seconds=0.3, connections_of_one=1),
        hostname="termine.example",
        tls=ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER),
    ):
        async with Client.connected(port) as client:
            assert (await client.says("STARTTLS")).startswith("220")
            async with asyncio.timeout(5):
                await behaves(client)
        await asyncio.sleep(0.5)
        async with Client.connected(port) as client:
            assert (await client.says("NOOP")).startswith("250")
