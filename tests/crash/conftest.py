"""A playground for each test."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.crash.copies import Copies
from tests.crash.playground import Playground


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def playground(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Playground]:
    """A fork server and databases."""
    async with Copies.serving("tests.crash.copy_of_program") as copies:
        yield Playground(copies, request, tmp_path_factory.mktemp("crash"))
