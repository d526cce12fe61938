"""Installations to work with."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.emulator import create, serving
from tests.operator.installation import Installation
from tests.operator.process import Process

TOKEN = "42:DEMO"


@pytest.fixture
def installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Installation:
    """An installation where nothing is set up yet."""
    folder = tmp_path / "office"
    folder.mkdir()
    return Installation(folder, monkeypatch, capsys)


@pytest.fixture
def ready(installation: Installation) -> Installation:
    """An installation whose database is there and current."""
    assert installation.does("db", "upgrade").code == 0
    return installation


@pytest.fixture
def processes() -> Iterator[list[Process]]:
    """Processes that a test started; whatever still runs in the end is killed."""
    started: list[Process] = []
    yield started
    for process in started:
        process.kill()


@pytest.fixture
def telegram() -> Iterator[str]:
    """The address of an emulated Telegram that knows one token."""
    address: list[str] = []
    up, down = threading.Event(), threading.Event()

    async def serve() -> None:
        async with serving(create(TOKEN)) as base:
            address.append(base)
            up.set()
            await asyncio.to_thread(down.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert up.wait(30)
    yield address[0]
    down.set()
    thread.join()
