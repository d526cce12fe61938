"""Audit events form chains in which a gap or a change shows."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from core.domain.audit import FIRST_HASH, AuditEvent, chain_of, chained_hash
from core.ports.unit_of_work import UnitOfWork
from core.storage.tables import audit_chains, audit_events
from tests.storage.conftest import Write
from tests.world.chains import broken_chains
from tests.world.world import World


def record(world: World, actor: str, *subjects: str) -> list[str]:
    """Record an act on each subject in one transaction of this actor."""

    def work(uow: UnitOfWork) -> list[str]:
        return [uow.audit.record("seen", subject, world.now, {"ü": "„ß“"}) for subject in subjects]

    return world.database.write_here(work, actor)


def test_event_comes_back_whole(world: World) -> None:
    """An event keeps what was done, by whom, to what and when, and its hash covers all of it."""
    [event_id] = record(world, "anna", "order:1")
    [row] = world.rows(sa.select(audit_events))
    event = AuditEvent(
        id=event_id, at=world.now, actor="anna", action="seen", subject="order:1",
        values={"ü": "„ß“"},
    )  # fmt: skip
    assert (row.id, row.at, row.actor, row.subject) == (event_id, world.now, "anna", "order:1")
    assert (row.chain, row.position) == (chain_of("anna"), 1)
    assert row.hash == chained_hash(FIRST_HASH, 1, event)


def test_chain_continues(world: World) -> None:
    """Within a transaction and from one to the next, every event follows the one before."""
    record(world, "anna", "a", "b", "c")
    record(world, "anna", "d")
    e = audit_events.c
    rows = world.rows(sa.select(e.position, e.subject).order_by(e.position))
    assert [tuple(row) for row in rows] == [(1, "a"), (2, "b"), (3, "c"), (4, "d")]
    assert broken_chains(world.database) == []


def test_chains_hold_when_many_write(world: World) -> None:
    """After many transactions at once, every chain is whole and holds every event once."""
    acts = [(f"telegram:{number % 7}", f"order:{number}") for number in range(120)]
    with ThreadPoolExecutor(8) as actors:
        list(actors.map(lambda act: record(world, act[0], act[1], act[1]), acts))
    rows = world.rows(sa.select(audit_events))
    assert Counter(row.subject for row in rows) == Counter(
        {f"order:{number}": 2 for number in range(120)}
    )
    assert broken_chains(world.database) == []


def test_nothing_stays_of_what_was_not_committed(world: World) -> None:
    """When a transaction fails, its events are gone and the chain has no gap."""
    record(world, "anna", "a")

    def fail(uow: UnitOfWork) -> None:
        uow.audit.record("seen", "b", world.now)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        world.database.write_here(fail, "anna")
    record(world, "anna", "c")
    assert len(world.rows(sa.select(audit_events))) == 2
    assert broken_chains(world.database) == []


def test_acting_for_somebody_else(world: World, write: Write) -> None:
    """From the moment a transaction acts for a person, its events bear that name."""

    def work(uow: UnitOfWork) -> None:
        uow.audit.record("seen", "a", world.now)
        uow.act_as("telegram:1")
        uow.audit.record("seen", "b", world.now)

    write(work)
    rows = world.rows(sa.select(audit_events).order_by(audit_events.c.position))
    assert [(row.subject, row.actor) for row in rows] == [("a", "system"), ("b", "telegram:1")]
    assert broken_chains(world.database) == []


def test_a_transaction_without_acts_touches_no_chain(world: World, write: Write) -> None:
    """Reading leaves the chains alone."""
    write(lambda uow: uow.orders.by_number("47110815"))
    assert world.rows(sa.select(audit_chains)) == []


def test_the_check_sees_what_was_changed(world: World) -> None:
    """The check of these tests is not blind: a planted head, gap or hash is found."""
    record(world, "anna", "a", "b", "c")
    chain = chain_of("anna")
    world.change("UPDATE audit_chains SET length = 4")
    assert broken_chains(world.database) == [f"chain {chain} does not end at its head"]
    world.change("UPDATE audit_chains SET length = 3")
    with world.database.engine.begin() as connection:
        row = connection.execute(sa.select(audit_events)).first()
        assert row is not None
        planted = row._asdict() | {"id": "f" * 32, "position": 5}
        connection.execute(sa.insert(audit_events), planted)
    assert any("gap" in line for line in broken_chains(world.database))
    assert any("wrong hash at 5" in line for line in broken_chains(world.database))
