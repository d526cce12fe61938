"""Commands that no honest client says."""

from __future__ import annotations

import pytest
from aiosmtpd.smtp import SMTP

from tests.mail_in.post_office import LETTER, Client, Gateway


@pytest.mark.parametrize("address", ["<", "<@", "<a@", '"', "<a@[", "<[", "<" + "(" * 400])
async def test_addresses_that_are_none(sqlite_gateway: Gateway, address: str) -> None:
    """An address that is none is refused for good, not for now, and the next mail is taken."""
    async with sqlite_gateway.open(), Client.connected(sqlite_gateway.port) as client:
        assert (await client.says(f"MAIL FROM:{address}")).startswith("553")
        await client.says("MAIL FROM:<a@x.example>")
        assert (await client.says(f"RCPT TO:{address}")).startswith("553")
        await client.says("RSET")
        assert (await client.sends(LETTER)).startswith("250")


async def test_commands_stay_short(sqlite_gateway: Gateway) -> None:
    """However often a client greets, its commands may not grow, and nothing of them is kept."""
    async with sqlite_gateway.open(), Client.connected(sqlite_gateway.port) as client:
        for _ in range(50):
            await client.says("EHLO partner.example")
        for number in range(20):
            assert (await client.says(f"{number}" * 2000)).startswith("500")
        assert (await client.says(f"MAIL FROM:<{'a.' * 500}a@x.example>")).startswith("500")
        sender = f"{'a' * 400}@x.example"
        await client.begins(sender=sender)
        client.writer.write(LETTER + b".\r\n")
        assert (await client.hears()).startswith("250")
    assert [row.sender for row in sqlite_gateway.kept()] == [sender]
    assert not SMTP.command_size_limits
