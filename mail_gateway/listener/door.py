"""A connection of a client that hands over mail."""

from __future__ import annotations

import asyncio
from typing import Any

from aiosmtpd.lmtp import LMTP

from mail_gateway.listener.bulk_data import BulkData
from mail_gateway.listener.commands import Commands
from mail_gateway.listener.gate import Gate

BUSY = b"421 4.7.0 Too many connections, please try again later\r\n"
IDENT = "Terminlotse"


class Counted(Commands):
    """A connection that goes through a gate; whoever does not get in is told to come later."""

    taking = False
    held = 0

    def __init__(self, handler: object, gate: Gate, **options: Any) -> None:  # noqa: ANN401
        """Talk for ``handler`` when ``gate`` lets the client in."""
        super().__init__(handler, ident=IDENT, enable_SMTPUTF8=True, **options)
        self._gate = gate
        self._inside = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Let the client in, or say that we are busy."""
        if self._original_transport is None:  # else it is the same client, now behind STARTTLS
            peer = transport.get_extra_info("peername")
            self._inside = self._gate.enter(self, str(peer[0]) if peer else "")
            if not self._inside:
                assert isinstance(transport, asyncio.WriteTransport)
                transport.write(BUSY)
                transport.close()
                return
        super().connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """Hear the client, unless it was not let in."""
        if self._inside:
            super().data_received(data)

    def eof_received(self) -> bool | None:
        """Hear that the client says no more."""
        return super().eof_received() if self._inside else None

    def connection_lost(self, error: Exception | None) -> None:
        """Count the client out."""
        if self._inside:
            self._gate.leave(self)
            super().connection_lost(error)

    def cut(self) -> None:
        """Close the connection, whatever is under way, and whether or not our answers are read."""
        transport = self.transport
        if isinstance(transport, asyncio.WriteTransport) and transport.get_write_buffer_size():
            transport.abort()
        elif transport is not None:
            transport.close()

    def _timeout_cb(self) -> None:
        self.cut()


class SmtpDoor(BulkData, Counted):
    """SMTP (RFC 5321)."""


class LmtpDoor(BulkData, LMTP, Counted):
    """LMTP (RFC 2033): what a mail server in front hands over."""

    replies_for_each = True
