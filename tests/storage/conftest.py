"""What the tests of the stores share: an order, a provider, a conversation, and transactions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from core.domain.order import Order
from core.domain.provider import Provider
from core.ports.conversation_store import Conversation
from core.ports.unit_of_work import UnitOfWork
from tests.world.world import World

T = TypeVar("T")
Write = Callable[[Callable[[UnitOfWork], T]], T]


@pytest.fixture
def write(world: World) -> Write[T]:
    """Runs work in a transaction and commits it."""
    return world.database.write_here


@pytest.fixture
def order(world: World) -> Order:
    """An order in 40213."""
    return world.order()


@pytest.fixture
def provider(world: World) -> Provider:
    """A provider for 402xx."""
    return world.provider()


@pytest.fixture
def conversation(world: World) -> Conversation:
    """The conversation of the chat "1"."""
    return conversation_of(world, "1")


def conversation_of(world: World, address: str) -> Conversation:
    """The conversation of a chat, newly made if need be."""
    return world.database.write_here(
        lambda uow: uow.conversations.lock("telegram", address, "de", world.now)
    )
