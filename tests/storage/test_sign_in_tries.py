"""What the stores of sign-in tries and of letters' codes promise."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from core.domain.ids import new_id
from core.domain.order import Order
from core.domain.sign_in_budget import Decision, Verdict
from core.ports.sign_in_store import AccessCode, CountedTry
from core.ports.unit_of_work import UnitOfWork
from tests.storage.conftest import Write
from tests.world.rows import add_access_code
from tests.world.world import KEY, World

DAY = timedelta(days=1)
ALLOWED = Decision(Verdict.ALLOWED)
ORDER_KEY = KEY.order_key("47110815")


def count(world: World, source: str = "telegram:1", **details: object) -> CountedTry:
    """Count a try at the world's time."""
    values = {"order_key": ORDER_KEY, "code_check": None, "known": False, "decision": ALLOWED}
    counted = CountedTry(
        inbox_id=new_id(world.now), source=source, at=world.now, **(values | details)
    )
    world.database.write_here(lambda uow: uow.tries.add(counted))
    return counted


def wrong(world: World, source: str = "telegram:1") -> list[datetime]:
    """When the source was wrong within the last day."""
    since = world.now - DAY
    return list(world.database.read_here(lambda uow: uow.tries.wrong_of_source(source, since)))


def strangers(world: World) -> int:
    """How often strangers were wrong at the order within the last day."""
    since = world.now - DAY
    return world.database.read_here(lambda uow: uow.tries.wrong_of_strangers(ORDER_KEY, since))


@pytest.mark.parametrize("verdict", Verdict)
def test_try_comes_back_whole(world: World, write: Write, verdict: Verdict) -> None:
    """A counted try is found by its incoming message."""
    decision = Decision(verdict, world.now + DAY if verdict is Verdict.SOURCE_WAITS else None)
    counted = count(world, decision=decision, code_check="c" * 64, known=True)
    assert write(lambda uow: uow.tries.find(counted.inbox_id)) == counted
    assert write(lambda uow: uow.tries.find("0" * 32)) is None


def test_counts_as_wrong_until_it_was_right(world: World, write: Write) -> None:
    """A try is wrong from the moment it is counted, and no longer once it was right."""
    first = count(world)
    world.passes(minutes=1)
    second = count(world)
    assert wrong(world) == [first.at, second.at]
    write(lambda uow: uow.tries.was_right(first.inbox_id))
    assert wrong(world) == [second.at]
    assert strangers(world) == 1


def test_refused_tries_do_not_count(world: World) -> None:
    """A try that was not checked spends no budget."""
    count(world, decision=Decision(Verdict.ORDER_SPENT))
    assert (wrong(world), strangers(world)) == ([], 0)


def test_old_tries_do_not_count(world: World) -> None:
    """A try counts for less than its period: a day later it is forgotten."""
    count(world)
    world.passes(days=1, microseconds=-1)
    assert (len(wrong(world)), strangers(world)) == (1, 1)
    world.passes(microseconds=1)
    assert (len(wrong(world)), strangers(world)) == (0, 0)


def test_whose_tries_count(world: World, write: Write) -> None:
    """Strangers' tries at the order count together; known chats, codes and others count apart."""
    count(world)
    count(world, "telegram:2")
    count(world, "telegram:3", known=True)
    count(world, "telegram:4", code_check="c" * 64)
    count(world, "telegram:5", order_key=KEY.order_key("47110816"))
    assert strangers(world) == 2
    assert [len(wrong(world, f"telegram:{chat}")) for chat in range(1, 7)] == [1, 1, 1, 1, 1, 0]
    assert write(lambda uow: uow.tries.wrong_with_code("c" * 64)) == 1
    assert write(lambda uow: uow.tries.wrong_in_all(world.now - DAY)) == 5


def test_who_is_known(world: World, write: Write) -> None:
    """A chat is known to the very order it once signed in to."""
    counted = count(world)
    assert not write(lambda uow: uow.tries.knows("telegram:1", ORDER_KEY))
    write(lambda uow: uow.tries.was_right(counted.inbox_id))
    assert write(lambda uow: uow.tries.knows("telegram:1", ORDER_KEY))
    assert not write(lambda uow: uow.tries.knows("telegram:2", ORDER_KEY))
    assert not write(lambda uow: uow.tries.knows("telegram:1", KEY.order_key("47110816")))


def test_counters_wait_for_each_other(world: World) -> None:
    """Whoever locks a key first has counted before the next one looks."""

    def add_if_none(number: int) -> bool:
        def work(uow: UnitOfWork) -> bool:
            uow.tries.lock("telegram:1", ORDER_KEY)
            if uow.tries.wrong_of_strangers(ORDER_KEY, world.now - DAY):
                return False
            uow.tries.add(
                CountedTry(
                    inbox_id=f"{number:032}", source="telegram:1", order_key=ORDER_KEY,
                    code_check=None, known=False, at=world.now, decision=ALLOWED,
                )
            )  # fmt: skip
            return True

        return world.database.write_here(work)

    with ThreadPoolExecutor(6) as counters:
        assert sum(counters.map(add_if_none, range(24))) == 1


def test_code_of_a_letter(world: World, write: Write, order: Order) -> None:
    """A code is known by its mark, leads to its order, and is used up once."""
    mark = KEY.mark("code-aus-dem-brief")
    add_access_code(world.database, KEY, order, "code-aus-dem-brief", world.now, days=30)
    known = AccessCode(mark, order.order_number, world.now + timedelta(days=30), None)
    assert write(lambda uow: uow.access_codes.find(mark)) == known
    assert write(lambda uow: uow.access_codes.find(KEY.mark("another"))) is None
    world.passes(days=1)
    used = [write(lambda uow: uow.access_codes.use(mark, world.now)) for _ in range(2)]
    assert used == [True, False]
    found = write(lambda uow: uow.access_codes.find(mark))
    assert found is not None
    assert found.used_at == world.now


def test_new_code(world: World, write: Write, order: Order) -> None:
    """A code that is added can be found."""
    write(lambda uow: uow.access_codes.add("d" * 64, order.id, world.now, world.now + DAY))
    found = write(lambda uow: uow.access_codes.find("d" * 64))
    assert found == AccessCode("d" * 64, order.order_number, world.now + DAY, None)
