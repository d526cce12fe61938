"""A mail is kept as it came before it is acknowledged."""

from __future__ import annotations

import hashlib

import pytest

from mail_gateway.listener.listening import Limits
from mail_gateway.spool.spool import LARGE
from tests.mail_in.post_office import LETTER, TO, Client, Gateway

HEADER = b"Subject: x\r\n\r\n"
CONTENTS = {
    "an ordinary letter": LETTER,
    "nothing at all": b"",
    "an empty line": b"\r\n",
    "dots": HEADER + b".\r\n..\r\n.a\r\n. \r\n...\r\n",
    "a dot first": b".hidden: x\r\n\r\nx\r\n",
    "a line of 100,000 bytes": HEADER + b"a" * 100_000 + b"\r\n",
    "bare line feeds": HEADER + b"a\nb\n.\nc\n\n.\r\r\n",
    "bare carriage returns": HEADER + b"a\rb\r.\rc\r\r\n",
    "all bytes": HEADER + bytes(range(256)) * 40 + b"\r\n",
    "large": HEADER + b"0123456789abcdef\r\n" * (LARGE // 10),
}


@pytest.mark.parametrize("name", CONTENTS)
async def test_byte_for_byte(sqlite_gateway: Gateway, name: str) -> None:
    """What lies in the spool is what the client handed over, whatever it is."""
    async with sqlite_gateway.open(), Client.connected(sqlite_gateway.port) as client:
        assert (await client.sends(CONTENTS[name])).startswith("250")
    (row,) = sqlite_gateway.kept()
    assert sqlite_gateway.raw(row) == CONTENTS[name]
    assert row.raw_sha256 == hashlib.sha256(CONTENTS[name]).hexdigest()
    assert row.size == len(CONTENTS[name])
    assert (row.sender, row.recipients) == ("glas@partner.example", f'["{TO}"]')


async def test_on_either_engine(gateway: Gateway) -> None:
    """Small and large mails are kept on SQLite and PostgreSQL, several over one connection."""
    async with gateway.open(), Client.connected(gateway.port) as client:
        for raw in (LETTER, CONTENTS["large"], CONTENTS["all bytes"]):
            assert (await client.sends(raw)).startswith("250")
    assert [gateway.raw(row) for row in gateway.kept()] == [
        LETTER, CONTENTS["large"], CONTENTS["all bytes"],
    ]  # fmt: skip


async def test_only_for_us(sqlite_gateway: Gateway) -> None:
    """A recipient that is not ours is refused before any content; ours may have a plus."""
    async with sqlite_gateway.open(), Client.connected(sqlite_gateway.port) as client:
        await client.says("MAIL FROM:<a@x.example>")
        for address in ("x@termine.example", "auftrag@other.example", "auftrag", "a" * 600):
            assert (await client.says(f"RCPT TO:<{address}>")).startswith("5")
        assert (await client.says("DATA")).startswith("503")
        await client.says("RSET")
        assert (await client.sends(LETTER, "Auftrag+abc.DEF@Termine.example")).startswith("250")
    assert len(sqlite_gateway.kept()) == 1


ENDS = {
    "LF dot LF": b"\n.\n",
    "LF dot CRLF": b"\n.\r\n",
    "CRLF dot LF": b"\r\n.\n",
    "CR dot CR": b"\r.\r",
    "CRLF dot CR": b"\r\n.\r",
    "NUL": b"\r\n\0.\r\n",
}


@pytest.mark.parametrize("name", ENDS)
async def test_nothing_is_smuggled(sqlite_gateway: Gateway, name: str) -> None:
    """Whatever looks a little like the end is content: one mail, and no second one inside it."""
    hidden = b"MAIL FROM:<boss@termine.example>\r\nRCPT TO:<it@termine.example>\r\nDATA\r\nx\r\n"
    async with sqlite_gateway.open(), Client.connected(sqlite_gateway.port) as client:
        await client.begins()
        client.writer.write(HEADER + b"a" + ENDS[name] + hidden + b"\r\n.\r\n")
        assert (await client.hears()).startswith("250")
        assert (await client.says("NOOP")).startswith("250")
    (row,) = sqlite_gateway.kept()
    assert b"boss@termine.example" in sqlite_gateway.raw(row)
    assert row.sender == "glas@partner.example"


async def test_in_pieces_of_any_size(sqlite_gateway: Gateway) -> None:
    """The end is found however the network cuts it, and what follows is a command."""
    whole = LETTER + b".\r\nMAIL FROM:<b@x.example>\r\n"
    async with sqlite_gateway.open():
        for cut in range(len(LETTER) - 3, len(whole)):
            async with Client.connected(sqlite_gateway.port) as client:
                await client.begins()
                client.writer.write(whole[:cut])
                await client.writer.drain()
                client.writer.write(whole[cut:])
                assert (await client.hears()).startswith("250")
                assert (await client.hears()).startswith("250")
    assert {sqlite_gateway.raw(row) for row in sqlite_gateway.kept()} == {LETTER}


async def test_too_big(sqlite_gateway: Gateway) -> None:
    """More than the limit is refused for good, with or without lines, and the next one is taken."""
    limits = Limits(size=1000)
    async with sqlite_gateway.open(limits), Client.connected(sqlite_gateway.port) as client:
        for raw in (b"a\r\n" * 2_000_000, b"a" * 6_000_000 + b"\r\n", b"a" * 999 + b"\r\n"):
            assert (await client.sends(raw)).startswith("552")
        assert (await client.sends(b"a" * 998 + b"\r\n")).startswith("250")
        assert (await client.says("MAIL FROM:<a@x.example> SIZE=1001")).startswith("552")
    assert [row.size for row in sqlite_gateway.kept()] == [1000]


async def test_lmtp_answers_for_each(sqlite_gateway: Gateway) -> None:
    """Over LMTP each recipient gets an answer (RFC 2033), and the mail is kept once."""
    async with (
        sqlite_gateway.open(lmtp=True),
        Client.connected(sqlite_gateway.port, "LHLO front.example") as client,
    ):
        assert (await client.sends(LETTER, TO, "it@termine.example")).startswith("250")
        assert (await client.hears()).startswith("250")
        assert (await client.says("NOOP")).startswith("250")
    (row,) = sqlite_gateway.kept()
    assert "it@termine.example" in row.recipients
