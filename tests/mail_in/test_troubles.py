"""What can go wrong while a mail is handed over: it is kept once, or the client keeps it."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.domain.errors import TryLater
from core.storage.large_files import LargeFiles
from mail_gateway.listener.listening import Limits
from mail_gateway.spool.spool import LARGE
from tests.mail_in.post_office import LETTER, TO, Client, Gateway


async def test_gone_before_the_answer(sqlite_gateway: Gateway) -> None:
    """Who goes away before our 250 and sends the mail again finds it kept, once."""
    async with sqlite_gateway.open():
        async with Client.connected(sqlite_gateway.port) as client:
            await client.begins()
            client.writer.write(LETTER + b".\r\n")
            await client.writer.drain()
            client.writer.transport.abort()
        for _ in range(200):
            if sqlite_gateway.kept():
                break
            await asyncio.sleep(0.01)
        assert len(sqlite_gateway.kept()) == 1
        async with Client.connected(sqlite_gateway.port) as client:
            assert (await client.sends(LETTER)).startswith("250")
    assert len(sqlite_gateway.kept()) == 1


async def test_gone_in_the_middle(sqlite_gateway: Gateway) -> None:
    """Half a mail is no mail."""
    async with sqlite_gateway.open():
        async with Client.connected(sqlite_gateway.port) as client:
            await client.begins()
            client.writer.write(LETTER)
            await client.writer.drain()
            client.writer.transport.abort()
        async with Client.connected(sqlite_gateway.port) as client:
            assert (await client.says("NOOP")).startswith("250")
    assert sqlite_gateway.kept() == []


async def test_the_same_five_times_at_once(gateway: Gateway) -> None:
    """Five servers that send the same mail at the same moment, each with its own traces: one."""

    async def send(number: int) -> str:
        traced = f"Received: from {number}.example\r\n".encode() + LETTER
        async with Client.connected(gateway.port) as client:
            return await client.sends(traced)

    async with gateway.open():
        answers = await asyncio.gather(*map(send, range(5)))
    assert all(answer.startswith("250") for answer in answers)
    assert len(gateway.kept()) == 1


async def test_another_text_under_the_same_id(sqlite_gateway: Gateway) -> None:
    """The same Message-ID with another text, or for somebody else, is another mail."""
    async with sqlite_gateway.open(), Client.connected(sqlite_gateway.port) as client:
        await client.sends(LETTER)
        await client.sends(LETTER + b"Oder doch nicht.\r\n")
        await client.sends(LETTER, "it@termine.example")
        await client.sends(LETTER, TO)
    assert len(sqlite_gateway.kept()) == 3


def full(_files: LargeFiles, _content: bytes) -> str:
    """Find no room."""
    raise OSError(errno.ENOSPC, "no room")


async def away(_job: Callable[[], Any]) -> None:
    """Find no database."""
    raise TryLater("the database cannot be used now")


async def wrong(_job: Callable[[], Any]) -> None:
    """Fail as nobody foresaw."""
    raise RuntimeError


@pytest.mark.parametrize(("job", "code"), [(away, "451"), (wrong, "451")])
async def test_database_gone(
    sqlite_gateway: Gateway, monkeypatch: pytest.MonkeyPatch, job: Callable[..., Any], code: str
) -> None:
    """Without a database nobody hears 250; the client tries again, and then it is kept."""
    async with sqlite_gateway.open(), Client.connected(sqlite_gateway.port) as client:
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(sqlite_gateway.world.database, "run", job)
            assert (await client.sends(LETTER)).startswith(code)
        assert sqlite_gateway.kept() == []
        assert (await client.sends(LETTER)).startswith("250")
    assert len(sqlite_gateway.kept()) == 1


async def test_disk_full(sqlite_gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without room for a large mail the client hears 452 and keeps it."""
    large = LETTER + b"x\r\n" * LARGE
    async with sqlite_gateway.open(), Client.connected(sqlite_gateway.port) as client:
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(LargeFiles, "put", full)
            assert (await client.sends(large)).startswith("452")
        assert (await client.sends(large)).startswith("250")
    assert len(sqlite_gateway.kept()) == 1


async def test_a_changed_byte_is_noticed(sqlite_gateway: Gateway, tmp_path: Path) -> None:
    """A large mail whose file was changed later is not taken for the one that came."""
    async with sqlite_gateway.open(), Client.connected(sqlite_gateway.port) as client:
        await client.sends(LETTER + b"x\r\n" * LARGE)
    digest = sqlite_gateway.kept()[0].raw_sha256
    file = tmp_path / "mails" / digest[:2] / digest
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.write_bytes(content)
    with pytest.raises(OSError, match="is not what it was"):
        sqlite_gateway.raw(sqlite_gateway.kept()[0])


async def test_too_many_clients(sqlite_gateway: Gateway) -> None:
    """Who is one too many is told to come later, and gets in when another has left."""
    limits = Limits(connections_of_one=2)
    async with sqlite_gateway.open(limits):
        async with (
            Client.connected(sqlite_gateway.port),
            Client.connected(sqlite_gateway.port) as second,
        ):
            reader, writer = await asyncio.open_connection("127.0.0.1", sqlite_gateway.port)
            assert (await reader.read()).startswith(b"421 ")
            writer.close()
            assert (await second.says("NOOP")).startswith("250")
        await asyncio.sleep(0.05)
        async with Client.connected(sqlite_gateway.port) as client:
            assert (await client.says("NOOP")).startswith("250")


async def test_who_says_nothing(sqlite_gateway: Gateway) -> None:
    """A client that says nothing is let go."""
    async with sqlite_gateway.open(Limits(idle_seconds=0.1)):
        reader, writer = await asyncio.open_connection("127.0.0.1", sqlite_gateway.port)
        async with asyncio.timeout(5):
            assert (await reader.read()).startswith(b"220")
        writer.close()


async def test_stopping_finishes_what_is_under_way(sqlite_gateway: Gateway) -> None:
    """A mail whose content has begun is taken to its end and acknowledged; then we stop."""
    async with sqlite_gateway.open():
        client = Client(*await asyncio.open_connection("127.0.0.1", sqlite_gateway.port))
        await client.hears()
        await client.says("EHLO partner.example")
        await client.begins()
        client.writer.write(LETTER)
        await client.writer.drain()
        await asyncio.sleep(0.05)

        async def end() -> str:
            await asyncio.sleep(0.2)
            client.writer.write(b".\r\n")
            return await client.hears()

        answering = asyncio.create_task(end())
    assert (await answering).startswith("250")
    assert len(sqlite_gateway.kept()) == 1
    client.writer.close()


def only_files(folder: Path) -> list[str]:
    """The names of all files below a folder."""
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_no_half_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be written whole leaves nothing behind that fills the disk further."""

    def no_room(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr("core.storage.large_files.os.fsync", no_room)
    with pytest.raises(OSError, match="no room"):
        LargeFiles(tmp_path).put(b"large")
    assert only_files(tmp_path) == []


def test_sent_again_after_damage(tmp_path: Path) -> None:
    """A mail that is sent again, and acknowledged again, mends the file that was damaged."""
    files = LargeFiles(tmp_path)
    name = files.put(b"large")
    (tmp_path / name[:2] / name).write_bytes(b"l")
    assert files.put(b"large") == name
    assert files.get(name) == b"large"
    assert only_files(tmp_path) == [name]


def test_a_name_that_is_there_is_synced_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file whose writer died before it synced the folder is not yet kept for good."""
    files = LargeFiles(tmp_path)
    name = files.put(b"large")
    synced: list[Path] = []
    monkeypatch.setattr("core.storage.large_files._sync_folder", synced.append)
    files.put(b"large")
    assert synced == [tmp_path / name[:2], tmp_path]


async def floods(deaf: socket.socket) -> None:
    """Ask and never read, until there is no connection any more."""
    while True:
        await asyncio.get_running_loop().sock_sendall(deaf, b"EHLO x\r\n" * 1000)


async def test_who_never_listens(sqlite_gateway: Gateway) -> None:
    """A client that asks and never reads our answers is let go as well."""
    deaf = socket.socket()
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    deaf.setblocking(False)
    async with sqlite_gateway.open(Limits(idle_seconds=0.3, connections_of_one=1)):
        await asyncio.get_running_loop().sock_connect(deaf, ("127.0.0.1", sqlite_gateway.port))
        with deaf, pytest.raises(ConnectionError):
            await asyncio.wait_for(floods(deaf), 20)
        async with Client.connected(sqlite_gateway.port) as client:
            assert (await client.says("NOOP")).startswith("250")


async def test_large_mails_at_once(
    sqlite_gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large mails that together would fill the memory are put off; small ones go on."""
    monkeypatch.setattr("mail_gateway.listener.gate.MOST_HELD", 4 * 1024 * 1024)
    large = b"x\r\n" * 1024 * 1024
    async with (
        sqlite_gateway.open(),
        Client.connected(sqlite_gateway.port) as first,
        Client.connected(sqlite_gateway.port) as second,
    ):
        await first.begins()
        first.writer.write(LETTER + large)
        await first.writer.drain()
        await asyncio.sleep(0.2)
        assert (await second.sends(large)).startswith("452")
        assert (await second.sends(LETTER)).startswith("250")
        first.writer.write(b".\r\n")
        assert (await first.hears()).startswith("250")
        assert (await second.sends(large)).startswith("250")
    assert len(sqlite_gateway.kept()) == 3
