"""A house to start for each test."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.telegram.house import House


@pytest_asyncio.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    """Everything, on SQLite."""
    async with House(sqlite_url) as made:
        yield made


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def any_house(request: pytest.FixtureRequest) -> AsyncIterator[House]:
    """Everything, once on each engine."""
    async with House(request.getfixturevalue(f"{request.param}_url")) as made:
        yield made
