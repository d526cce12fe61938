"""The answer to a turn's COMMIT is lost on the way: the turn is looked up, not taken again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from core.domain.errors import TryLater
from core.domain.order import Order
from core.domain.slot import Slot
from core.ports.inbound import Kind
from core.storage.conversation_tables import inbox
from core.storage.database import SqlDatabase
from tests.world.cutting_proxy import CuttingProxy
from tests.world.invariants import broken_invariants
from tests.world.postgresql_server import PostgresqlServer
from tests.world.world import KEY, World


@pytest.fixture
def proxy(postgresql_server: PostgresqlServer) -> Iterator[CuttingProxy]:
    """A network that can fail."""
    made = CuttingProxy(postgresql_server.socket)
    yield made
    made.close()


@pytest.fixture
def near(postgresql_world: World) -> World:
    """The world on the direct way."""
    return postgresql_world


@pytest.fixture
def far(proxy: CuttingProxy, near: World) -> Iterator[World]:
    """A world whose database is reached over that network."""
    url = sa.make_url(near.database.url)
    database = SqlDatabase(
        f"postgresql://{url.username}@127.0.0.1:{proxy.port}/{url.database}", KEY
    )
    made = World(database)
    yield made
    made.close()
    database.close()


@pytest.fixture
def slot(near: World) -> Slot:
    """The slot that Erna wants."""
    return near.slot(near.provider(), "2026-11-24 10:00")


@pytest.fixture
def order(near: World) -> Order:
    """Erna's order."""
    return near.order()


@pytest.fixture(autouse=True)
def _yes(near: World, order: Order, slot: Slot) -> None:
    """Erna's yes, stored and waiting for its turn."""
    erna = near.person("erna")
    erna.signs_in(order)
    asked = erna.chooses(slot)
    event = erna.event(Kind.PRESS, choice=asked.choice("Ja, "))
    near.run(near.intake.receive([event]))


def settle(world: World) -> None:
    """Take turns until nothing waits; the first tries may meet dead connections."""
    for _ in range(4):
        world.run(take_if_possible(world))


async def take_if_possible(world: World) -> None:
    """Take what waits, as a worker does that looks again when the database was gone."""
    with contextlib.suppress(TryLater):
        await world.worker.take_waiting()


@pytest.mark.parametrize(("moment", "took_hold"), [("before", False), ("after", True)])
def test_turn_whose_commit_is_cut(
    proxy: CuttingProxy, far: World, near: World, moment: str, took_hold: bool
) -> None:
    """Cut before or after its commit took hold, the turn has acted once when all is well again."""
    erna = near.person("erna")
    before = len(erna.has_seen())
    [row_id] = near.database.read_here(lambda uow: uow.inbox.waiting(9, near.now))
    getattr(proxy, f"cut_{moment}")(b"COMMIT")
    assert far.run(far.worker.take(row_id)) == 0
    assert len(erna.has_seen()) - before == took_hold
    settle(far)
    assert len(erna.has_seen()) - before == 1
    assert "Ihr Termin ist gebucht" in erna.sees()
    assert {(row.state, row.attempts) for row in near.rows(sa.select(inbox))} == {("done", 0)}
    assert broken_invariants(near.database) == []
