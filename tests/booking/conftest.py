"""A provider and the order of Erna, who is told by her chat what she may have."""

from __future__ import annotations

import pytest

from core.domain.order import Order
from core.domain.provider import Provider
from tests.world.person import Person
from tests.world.world import World


@pytest.fixture
def provider(world: World) -> Provider:
    """An assessor for 402xx."""
    return world.provider()


@pytest.fixture
def order(world: World) -> Order:
    """Erna's order in 40213: booking until 10 December, statutory date 20 December 2026."""
    return world.order()


@pytest.fixture
def erna(world: World) -> Person:
    """Erna's chat."""
    return world.person("erna")


@pytest.fixture
def karl(world: World) -> Person:
    """The chat of somebody else."""
    return world.person("karl")
