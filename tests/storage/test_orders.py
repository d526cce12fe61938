"""What the stores of orders and providers promise."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from core.domain.errors import Broken
from core.domain.order import Order, OrderState
from core.domain.postcode import prefixes
from core.storage.tables import metadata
from tests.storage.conftest import Write
from tests.world.world import KEY, World

SERVICE = "care_assessment"


def test_order_comes_back_whole(world: World, write: Write) -> None:
    """An order is found by its number with everything the booking core needs."""
    made = world.order(number="47110815", postcode="01067", land="SN", requirements="2. Stock")
    assert write(lambda uow: uow.orders.by_number("47110815")) == made
    assert (made.postcode, made.land, made.state) == ("01067", "SN", OrderState.OPEN)
    assert made.requirements == "2. Stock"


def test_order_without_statutory_date(world: World) -> None:
    """Not every service has a statutory period."""
    assert world.order(service="glass_repair", statutory_due_on=None).statutory_due_on is None


def test_unknown_number(write: Write) -> None:
    """An unknown order number is nobody's order and has no check to compare with."""
    assert write(lambda uow: uow.orders.by_number("00000000")) is None
    assert write(lambda uow: uow.orders.postcode_check("00000000")) is None


@pytest.mark.parametrize("find", ["by_id", "lock"])
def test_unknown_id(write: Write, find: str) -> None:
    """An id that leads to no order is a fault of ours, never an answer."""
    with pytest.raises(Broken):
        write(lambda uow: getattr(uow.orders, find)("0" * 32))


def test_state_changes(world: World, write: Write, order: Order) -> None:
    """The state that one transaction stored is the state that the next one locks."""
    write(lambda uow: uow.orders.set_state(order.id, OrderState.SCHEDULED, world.now))
    assert write(lambda uow: uow.orders.lock(order.id)).state is OrderState.SCHEDULED


def test_check_recognises_the_postcode(write: Write, order: Order) -> None:
    """The kept check fits the mark of the order's own postcode and no other."""
    check = write(lambda uow: uow.orders.postcode_check(order.order_number))
    assert check == KEY.check(order.order_number, KEY.mark("40213"))
    assert check != KEY.check(order.order_number, KEY.mark("40214"))


def test_no_postcode_in_clear(world: World) -> None:
    """Whoever reads the whole database finds no order's postcode in it."""
    world.order(postcode="86316")
    dump = [str(world.rows(sa.select(table))) for table in metadata.sorted_tables]
    assert [page for page in dump if re.search(r"(?<!\w)86316(?!\w)", page)] == []


@pytest.mark.parametrize("area", ["4", "40", "402", "4021", "40213"])
def test_area_is_a_prefix(world: World, write: Write, area: str) -> None:
    """A provider serves every postcode that begins with one of its prefixes."""
    provider = world.provider(area=[area])
    found = write(lambda uow: uow.providers.serving(SERVICE, prefixes("40213")))
    assert found == (provider.id,)


@pytest.mark.parametrize(
    "other",
    [
        {"area": ["403", "4022", "40212"]},
        {"area": []},
        {"trade": "glass_repair"},
        {"state": "applicant"},
        {"state": "paused"},
        {"state": "left"},
    ],
    ids=str,
)
def test_who_does_not_serve(world: World, write: Write, other: dict[str, object]) -> None:
    """Another area, another trade, or not taking bookings: not asked."""
    world.provider(**other)
    assert write(lambda uow: uow.providers.serving(SERVICE, prefixes("40213"))) == ()


def test_each_provider_once(world: World, write: Write) -> None:
    """A provider with several fitting prefixes counts once; the order is by id."""
    for provider_id in ("G3", "G1", "G2"):
        world.provider(provider_id=provider_id, area=["4", "402"], state="trial")
    found = write(lambda uow: uow.providers.serving(SERVICE, prefixes("40213")))
    assert found == ("G1", "G2", "G3")
