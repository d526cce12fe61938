"""How long commands may be, and addresses that make no sense."""

from __future__ import annotations

from aiosmtpd.smtp import SMTP, TLSSetupException, syntax

LONGEST_COMMAND = 1000
"""Bytes; RFC 5321, 4.5.3.1.4 asks for 512, and its extensions for some more."""


class SameForAll(dict[str, int]):
    """The longest command, whatever it is called.

    aiosmtpd's own table grows with every name that a client thinks of, and lets MAIL be longer
    after each EHLO, until its parser of addresses takes seconds.
    """

    def __missing__(self, _command: str) -> int:
        return LONGEST_COMMAND

    def __setitem__(self, _command: str, _longest: int) -> None:
        """Stay as it is."""


class Commands(SMTP):
    """Hears commands of hostile clients."""

    command_size_limits = SameForAll()

    @syntax("STARTTLS", when="tls_context")
    async def smtp_STARTTLS(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's name
        """Change to TLS; asyncio does not say when a client goes before it shakes hands."""
        await super().smtp_STARTTLS(arg)
        if self._original_transport is not None and self._original_transport.is_closing():
            raise TLSSetupException

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        try:
            found: tuple[str | None, str | None] = super()._getaddr(arg)
        except (IndexError, AttributeError, ValueError):  # what email's parser says of some
            return None, None
        return found
