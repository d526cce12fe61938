"""What we answer to a client that hands over mail."""

from __future__ import annotations

from typing import Any

from aiosmtpd.smtp import SMTP, Session

from core.domain.errors import TryLater
from core.telemetry.events import log
from core.telemetry.metrics import MAILS
from mail_gateway.listener.recipients import OurAddresses
from mail_gateway.spool.spool import Envelope, Spool

MOST_RECIPIENTS = 100
LONGEST_ADDRESS = 512


class MailHandler:
    """Says yes to our recipients, and 250 to what is kept."""

    def __init__(self, spool: Spool, ours: OurAddresses) -> None:
        """Keep mail for ``ours`` in ``spool``."""
        self._spool = spool
        self._ours = ours

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Any,  # noqa: ANN401 - aiosmtpd has no type for it
        address: str,
        _options: list[str],
    ) -> str:
        """Take a recipient that is ours."""
        if len(address) > LONGEST_ADDRESS or self._ours.queue_of(address) is None:
            return "550 5.1.1 No such recipient here"
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self,
        _server: SMTP,
        session: Session,
        envelope: Any,  # noqa: ANN401
    ) -> str:
        """Have a mail kept; 250 only when it is on the disk."""
        handed = Envelope(
            sender=_plain(envelope.mail_from or "").strip("<>"),  # the null sender is empty
            recipients=tuple(map(_plain, envelope.rcpt_tos)),
            peer=_plain(str(session.peer[0] if session.peer else ""))[:80],
        )
        await self._spool.keep(envelope.content, handed)
        MAILS.labels("kept").inc()
        return "250 2.0.0 OK, kept"

    async def handle_exception(self, error: Exception) -> str:
        """Ask for another try later: the mail is not kept."""
        MAILS.labels("postponed").inc()
        reason = error.reason if isinstance(error, TryLater) else type(error).__name__
        log.error("mail_not_kept", reason=reason)
        if isinstance(error, OSError):
            return "452 4.3.1 Not enough room, please try again later"
        return "451 4.3.0 Please try again later"


def _plain(address: str) -> str:
    """Return an address as text that every database takes."""
    return address.encode("utf-8", "backslashreplace").decode().replace("\0", "")[:LONGEST_ADDRESS]
