"""``kill -9`` at every labelled point, with polling."""

from collections.abc import Callable

import pytest

from tests.crash.playground import Playground, killed_everywhere
from tests.crash.round import Plan

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_killed_at_every_point(
    playground: Playground, long: bool, record_property: Callable[[str, object], None]
) -> None:
    """Nothing is lost, nothing is done twice, and it answers within 5 seconds."""
    record_property("figures", await killed_everywhere(playground, "polling", long=long))


async def test_acknowledged_before_it_is_stored(playground: Playground) -> None:
    """The rounds can fail: with an intake that says yes too early, the update is gone."""
    plan = Plan("polling", "sqlite", "inbox.before_store", careless=True)
    assert await playground.lost(plan) == 1


async def test_stored_before_it_is_acknowledged(playground: Playground) -> None:
    """With the real intake, killed at the same place, it is not."""
    assert await playground.lost(Plan("polling", "sqlite", "inbox.before_store")) == 0
