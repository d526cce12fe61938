"""The content of a mail, read in large pieces, whatever lines it has.

aiosmtpd reads it line by line: that costs nine times the time, refuses lines of a thousand bytes
that real mail has, and never looks at its size limit while no line ends. Here the content ends
with CR LF . CR LF and with nothing else (RFC 5321, 4.1.1.4); a bare CR or LF is content and is
kept as it came, so that nobody can smuggle a second mail into the first.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiosmtpd.smtp import SMTP, syntax

from mail_gateway.listener.gate import Gate

if TYPE_CHECKING:
    Base = SMTP
else:
    Base = object

PIECE = 256 * 1024
"""Bytes of content that are held back before they are looked at."""
DATA_SECONDS = 600.0
"""How long a client may take for the content of one mail (RFC 5321, 4.5.3.2.6)."""
TOO_BIG = "552 5.3.4 Error: message too big"
CROWDED = "452 4.3.1 Too many large mails at once, please try again later"
END = b"\r\n.\r\n"


class BulkData(Base):
    """Reads content in bulk; to be mixed into aiosmtpd's SMTP or LMTP."""

    _gate: Gate
    line_length_limit = PIECE
    taking = False
    held = 0
    replies_for_each = False
    """LMTP answers once for each recipient (RFC 2033, 4.2)."""

    @syntax("DATA")
    async def smtp_DATA(self, arg: str | None) -> None:  # noqa: N802 - aiosmtpd's name
        """Take the content, have it kept, and answer."""
        if await self.check_helo_needed() or await self.check_auth_needed("DATA"):
            return
        assert self.envelope is not None
        if not self.envelope.rcpt_tos:
            await self.push("503 5.5.1 Error: need RCPT command")
            return
        if arg:
            await self.push("501 5.5.4 Syntax: DATA")
            return
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        self._reset_timeout(DATA_SECONDS)
        self.taking = True
        try:
            content = await self._content()
            count = len(self.envelope.rcpt_tos) if self.replies_for_each else 1
            status = await self._kept(content)
            self._set_post_data_state()  # type: ignore[no-untyped-call]
            for _ in range(count):
                await self.push(status)
        finally:
            self.taking, self.held = False, 0
        self._reset_timeout()

    async def _kept(self, content: bytes | str) -> str:
        if isinstance(content, str):
            return content
        assert self.envelope is not None
        self.envelope.content = self.envelope.original_content = content
        try:
            return str(await self._call_handler_hook("DATA"))
        except Exception as error:  # noqa: BLE001 - never 250 for what is not kept
            return str(await self.handle_exception(error))

    async def _content(self) -> bytes | str:
        """Return the content without its transparency dots, or why it is not taken.

        What is not taken is read to its end and forgotten piece by piece.
        """
        # The end of a mail without content needs the CR LF that ended the command.
        self._reader._buffer[:0] = b"\r\n"  # type: ignore[attr-defined] # noqa: SLF001
        pieces: list[bytes] = []
        size, refused = -2, ""
        while True:
            piece, ended = await self._piece()
            size += len(piece)
            if self.data_size_limit and size > self.data_size_limit + len(b".\r\n"):
                refused = TOO_BIG
            elif not refused and self._gate.is_crowded(self):
                refused = CROWDED
            if refused:
                pieces.clear()
                self.held = 0
            else:
                pieces.append(piece)
                self.held += len(piece)
            if ended:
                break
        if refused:
            return refused
        return b"".join(pieces)[: -len(b".\r\n")].replace(b"\r\n.", b"\r\n")[2:]

    async def _piece(self) -> tuple[bytes, bool]:
        """Return the next bytes of content, and whether they end it."""
        try:
            return await self._reader.readuntil(END), True
        except asyncio.LimitOverrunError as error:
            return await self._reader.read(error.consumed), False
