"""An emulator, a client for the bot's side, and people."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.emulator import Emulator, Person, create, serving
from tests.emulator.bot_api import BotApi


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def advance(self, **units: float) -> None:
        """Move on, with the words of timedelta."""
        self.now += timedelta(**units)


@pytest.fixture
def clock() -> Clock:
    """A clock at 9 o'clock in Berlin on a Monday."""
    return Clock()


@pytest.fixture
def emulator(clock: Clock) -> Emulator:
    """A fresh emulator that repeats failed webhook calls quickly."""
    return create(clock=clock, webhook_wait=0.02)


@pytest.fixture
async def client(emulator: Emulator) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client for the emulator within this process."""
    transport = httpx.ASGITransport(emulator.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://emulator") as client:
        yield client


@pytest.fixture
async def served(emulator: Emulator) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client for the emulator on a loopback port."""
    async with (
        serving(emulator) as base,
        httpx.AsyncClient(base_url=base, timeout=10, verify=False) as client,
    ):
        yield client


@pytest.fixture
def api(client: httpx.AsyncClient, emulator: Emulator) -> BotApi:
    """The bot's side within this process."""
    return BotApi(client, emulator.token)


@pytest.fixture
def served_api(served: httpx.AsyncClient, emulator: Emulator) -> BotApi:
    """The bot's side over a loopback port."""
    return BotApi(served, emulator.token)


@pytest.fixture
def erna(emulator: Emulator) -> Person:
    """A person the bot may write to."""
    return emulator.person("Erna", started=True)
