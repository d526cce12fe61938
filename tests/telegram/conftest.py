"""A house to start for each test, and trouble for it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from core.storage import engines
from tests.telegram.away import Away
from tests.telegram.house import House


@pytest_asyncio.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    """Everything, on SQLite."""
    async with House(sqlite_url) as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine."""
    name: str = request.param
    return name


@pytest.fixture
def url(request: pytest.FixtureRequest, engine: str) -> str:
    """The address of a database of the test's own, once on each engine."""
    found: str = request.getfixturevalue(f"{engine}_url")
    return found


@pytest_asyncio.fixture
async def any_house(url: str) -> AsyncIterator[House]:
    """Everything, once on each engine."""
    async with House(url) as made:
        yield made


@pytest.fixture
def away(
    request: pytest.FixtureRequest, engine: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> Away:
    """The test's database, to be taken away; a locked SQLite is given up after 50 ms."""
    monkeypatch.setattr(engines, "BUSY_TIMEOUT_MS", 50)
    server = None if engine == "sqlite" else request.getfixturevalue("postgresql_server")
    return Away(url, server)
