"""Instants come back as they were stored, on both engines, also on the days of the switch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from core.domain.local_time import BERLIN, day_bounds
from core.ports.conversation_store import Conversation
from core.storage.conversation_tables import conversations
from tests.storage.conftest import conversation_of
from tests.world.world import World

SUMMER_ENDS = datetime(2026, 10, 25, 1, tzinfo=UTC)
SUMMER_BEGINS = datetime(2027, 3, 28, 1, tzinfo=UTC)
SHORT = timedelta(microseconds=1)
MOMENTS = [
    datetime(2026, 11, 24, 9, 0, 0, 123456, tzinfo=UTC),
    datetime(2026, 11, 24, 9, tzinfo=UTC),
    *(
        switch + step
        for switch in (SUMMER_ENDS, SUMMER_BEGINS)
        for step in (-SHORT, 0 * SHORT, SHORT)
    ),
    SUMMER_ENDS - timedelta(minutes=30),
    SUMMER_ENDS + timedelta(minutes=30),
    *day_bounds(SUMMER_ENDS.date()),
    *day_bounds(SUMMER_BEGINS.date()),
    datetime(2028, 2, 29, 23, 59, 59, 999999, tzinfo=UTC),
]


def kept(world: World, conversation: Conversation, moment: datetime) -> datetime | None:
    """Store a moment, and read it back in another transaction."""
    conversation.signed_in_at = moment
    conversation.turn += 1
    world.database.write_here(lambda uow: uow.conversations.save(conversation))
    return world.database.write_here(
        lambda uow: uow.conversations.lock("telegram", "1", "de", world.now)
    ).signed_in_at


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_to_the_microsecond(world: World, conversation: Conversation, moment: datetime) -> None:
    """An instant comes back equal, aware and in UTC."""
    back = kept(world, conversation, moment)
    assert back == moment
    assert back is not None
    assert back.utcoffset() == timedelta(0)


@pytest.mark.parametrize("fold", [0, 1])
def test_local_time_is_stored_as_the_instant(
    world: World, conversation: Conversation, fold: int
) -> None:
    """Half past two happens twice when summer time ends, and each of them stays itself."""
    half_past_two = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold)
    back = kept(world, conversation, half_past_two)
    assert back == datetime(2026, 10, 25, fold, 30, tzinfo=UTC)


def test_naive_times_are_refused(world: World, conversation: Conversation) -> None:
    """A time without a zone is never stored: it is the one-hour-off error of tomorrow."""
    with pytest.raises(ValueError, match="naive"):
        kept(world, conversation, datetime(2026, 11, 24, 9))  # noqa: DTZ001 - that is the point


def test_naive_times_are_refused_in_questions(world: World) -> None:
    """Asking with a time without a zone is refused too."""
    naive: Any = datetime(2026, 11, 24, 9)  # noqa: DTZ001 - that is the point
    with pytest.raises(ValueError, match="naive"):
        world.database.read_here(lambda uow: uow.inbox.waiting(1, naive))


def test_the_database_sorts_as_time_runs(world: World) -> None:
    """Ordering by an instant gives the order in time, with and without microseconds."""
    for number, moment in enumerate(MOMENTS):
        chat = conversation_of(world, str(number))
        chat.signed_in_at, chat.turn = moment, 1
        world.database.write_here(lambda uow, chat=chat: uow.conversations.save(chat))
    by_time = sa.select(conversations.c.signed_in_at).order_by(conversations.c.signed_in_at)
    assert [row[0] for row in world.rows(by_time)] == sorted(MOMENTS)
