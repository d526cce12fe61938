"""A real Postfix in front: what it hands over arrives, and what we say to it has its effect."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.domain.errors import TryLater
from tests.mail_in.post_office import LETTER, TO, Client, Gateway
from tests.mail_in.postfix import postfix

pytestmark = [pytest.mark.needs("postfix")]


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short path that Postfix's own user may enter."""
    made = tmp_path_factory.mktemp("px")
    for each in (made, *made.parents):
        if each == Path("/tmp"):
            break
        each.chmod(each.stat().st_mode | 0o711)
    return made


async def arrived(gateway: Gateway, count: int) -> None:
    """Wait until so many mails were sorted."""
    async with asyncio.timeout(30):
        while sum(row.outcome is not None for row in gateway.kept()) < count:
            await gateway.sorting.sort_waiting()
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("lmtp", [False, True], ids=["smtp", "lmtp"])
async def test_handed_over(sqlite_gateway: Gateway, folder: Path, lmtp: bool) -> None:
    """Over SMTP and LMTP a mail arrives with the text it was sent with, and its envelope."""
    async with sqlite_gateway.open(lmtp=lmtp):
        host = (
            f"inet:127.0.0.1:{sqlite_gateway.port}"
            if lmtp
            else f"[127.0.0.1]:{sqlite_gateway.port}"
        )
        with postfix(folder, f"{'lmtp' if lmtp else 'smtp'}:{host}") as port:
            async with Client.connected(port) as client:
                assert (await client.sends(LETTER)).startswith("250")
            await arrived(sqlite_gateway, 1)
    (row,) = sqlite_gateway.kept()
    raw = sqlite_gateway.raw(row)
    assert raw.startswith(b"Received: ")
    assert raw.endswith(b"\r\n\r\nJa.\r\n")
    assert (row.sender, row.recipients) == ("glas@partner.example", f'["{TO}"]')


async def test_it_tries_again(
    sqlite_gateway: Gateway, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While we cannot keep it, Postfix does; once we can, it arrives."""
    refused = []

    async def away(_job: Callable[[], Any]) -> None:
        refused.append(1)
        raise TryLater("away")

    async with sqlite_gateway.open():
        with postfix(folder, f"smtp:[127.0.0.1]:{sqlite_gateway.port}") as port:
            with monkeypatch.context() as meanwhile:
                meanwhile.setattr(sqlite_gateway.world.database, "run", away)
                async with Client.connected(port) as client:
                    await client.sends(LETTER)
                async with asyncio.timeout(20):
                    while len(refused) < 2:  # noqa: ASYNC110 - Postfix tells nobody
                        await asyncio.sleep(0.05)
            await arrived(sqlite_gateway, 1)
    assert len(sqlite_gateway.kept()) == 1


async def test_what_we_refuse_comes_back(sqlite_gateway: Gateway, folder: Path) -> None:
    """A recipient that we refuse becomes a bounce to its sender, and a bounce is known as one."""
    async with sqlite_gateway.open():
        with postfix(folder, f"smtp:[127.0.0.1]:{sqlite_gateway.port}") as port:
            async with Client.connected(port) as client:
                assert (await client.begins("nobody@termine.example", sender=TO)).startswith("354")
                client.writer.write(LETTER + b".\r\n")
                assert (await client.hears()).startswith("250")
            await arrived(sqlite_gateway, 1)
    (row,) = sqlite_gateway.kept()
    assert (row.sender, row.recipients) == ("", f'["{TO}"]')
    assert "nobody@termine.example" in str(sqlite_gateway.raw(row))
    assert "delivery_report" in row.reasons
    assert row.outcome != "dropped_auto"


@pytest.mark.needs("swaks")
async def test_a_client_of_everyday(sqlite_gateway: Gateway, tmp_path: Path) -> None:
    """A stock mail client hands over a mail with a file."""
    file = tmp_path / "rechnung.pdf"
    file.write_bytes(b"%PDF-1.4\n%%EOF\n")
    async with sqlite_gateway.open():
        sent = await asyncio.to_thread(
            subprocess.run,
            ["swaks", "--server", f"127.0.0.1:{sqlite_gateway.port}", "--to", TO, "--from",
             "glas@partner.example", "--body", "Anbei die Rechnung.", "--attach", f"@{file}"],
            capture_output=True, text=True, check=False, timeout=30,
        )  # fmt: skip
        assert sent.returncode == 0, sent.stdout
        await arrived(sqlite_gateway, 1)
    (row,) = sqlite_gateway.kept()
    assert b"rechnung.pdf" in sqlite_gateway.raw(row)
