"""PostgreSQL goes away in the middle of things: nothing is half done, and it works again after."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from core.domain.errors import TryLater
from core.ports.unit_of_work import UnitOfWork
from core.storage.conversation_tables import inbox
from core.storage.database import SqlDatabase
from tests.storage.test_inbox import event
from tests.world.cutting_proxy import CuttingProxy
from tests.world.postgresql_server import PostgresqlServer
from tests.world.world import KEY, World


@pytest.fixture
def proxy(postgresql_server: PostgresqlServer) -> Iterator[CuttingProxy]:
    """A network that can fail."""
    made = CuttingProxy(postgresql_server.socket)
    yield made
    made.close()


@pytest.fixture
def far(proxy: CuttingProxy, postgresql_world: World) -> Iterator[SqlDatabase]:
    """The database of ``postgresql_world``, reached over that network."""
    url = sa.make_url(postgresql_world.database.url)
    address = f"postgresql://{url.username}@127.0.0.1:{proxy.port}/{url.database}"
    made = SqlDatabase(address, KEY)
    yield made
    made.close()


def store(database: SqlDatabase, world: World, key: str) -> int:
    """Store one event."""
    return database.write_here(lambda uow: uow.inbox.store([event(key)], world.now))


def kept(world: World) -> list[str]:
    """The natural keys in the inbox, read on the direct way."""
    return [row.natural_key for row in world.rows(sa.select(inbox).order_by(inbox.c.id))]


def works_again(database: SqlDatabase, world: World, key: str) -> bool:
    """Whether storing works at the first or second try: idle connections may all be dead."""
    for _ in range(2):
        try:
            return store(database, world, key) >= 0
        except TryLater:
            continue
    return False


def test_cut_in_the_middle(proxy: CuttingProxy, far: SqlDatabase, postgresql_world: World) -> None:
    """A connection that is cut between two statements: nothing of the work stays."""
    world = postgresql_world

    def work(uow: UnitOfWork) -> None:
        uow.inbox.store([event("1")], world.now)
        proxy.cut()
        uow.inbox.store([event("2")], world.now)

    with pytest.raises(TryLater):
        far.write_here(work)
    assert kept(world) == []
    assert works_again(far, world, "3")
    assert kept(world) == ["3"]


def test_cut_before_the_commit_arrives(
    proxy: CuttingProxy, far: SqlDatabase, postgresql_world: World
) -> None:
    """A commit that never arrives: the caller may try later, and that does it once."""
    proxy.cut_before(b"COMMIT")
    with pytest.raises(TryLater):
        store(far, postgresql_world, "1")
    assert kept(postgresql_world) == []
    assert works_again(far, postgresql_world, "1")
    assert kept(postgresql_world) == ["1"]


def test_cut_before_the_commit_is_confirmed(
    proxy: CuttingProxy, far: SqlDatabase, postgresql_world: World
) -> None:
    """A commit whose answer is lost: the caller may try later, and finds it done."""
    proxy.cut_after(b"COMMIT")
    with pytest.raises(TryLater):
        store(far, postgresql_world, "1")
    assert kept(postgresql_world) == ["1"]
    assert works_again(far, postgresql_world, "1")
    assert kept(postgresql_world) == ["1"]


def test_a_lost_commit_is_not_run_again_blindly(
    proxy: CuttingProxy, far: SqlDatabase, postgresql_world: World
) -> None:
    """Work whose commit may have happened is run once, not repeated behind the caller's back."""
    runs: list[int] = []

    def work(uow: UnitOfWork) -> None:
        runs.append(uow.inbox.store([event("1")], postgresql_world.now))

    proxy.cut_after(b"COMMIT")
    with pytest.raises(TryLater):
        far.write_here(work)
    assert runs == [1]


def test_down_and_back(proxy: CuttingProxy, far: SqlDatabase, postgresql_world: World) -> None:
    """While the database is gone every call says so at once; when it is back, calls work again."""
    store(far, postgresql_world, "1")
    proxy.go_down()
    for _ in range(3):
        with pytest.raises(TryLater):
            store(far, postgresql_world, "2")
        with pytest.raises(TryLater):
            far.read_here(lambda uow: uow.inbox.waiting(1, postgresql_world.now))
    proxy.come_back()
    assert works_again(far, postgresql_world, "2")
    assert kept(postgresql_world) == ["1", "2"]


def test_ended_by_the_administrator(
    postgresql_world: World, postgresql_server: PostgresqlServer
) -> None:
    """Sessions that the server ends, as on a restart: the same, without any network trouble."""
    world = postgresql_world
    name = sa.make_url(world.database.url).database
    assert name is not None

    def work(uow: UnitOfWork) -> None:
        uow.inbox.store([event("1")], world.now)
        postgresql_server.disconnect_all(name)
        uow.inbox.store([event("2")], world.now)

    with pytest.raises(TryLater):
        world.database.write_here(work)
    assert works_again(world.database, world, "3")
    assert kept(world) == ["3"]


def test_many_at_once(proxy: CuttingProxy, far: SqlDatabase, postgresql_world: World) -> None:
    """Connections cut again and again under load: every event that was accepted is kept, once."""
    world = postgresql_world
    accepted: list[str] = []

    def send(sender: int) -> None:
        for number in range(10):
            key = f"{sender}-{number}"
            while key not in accepted:
                try:
                    store(far, world, key)
                except TryLater:
                    continue
                accepted.append(key)

    senders = [threading.Thread(target=send, args=(sender,)) for sender in range(4)]
    for sender in senders:
        sender.start()
    while any(sender.is_alive() for sender in senders):
        proxy.cut()
        senders[0].join(0.15)
    assert sorted(kept(world)) == sorted(accepted)
    assert len(accepted) == 40
