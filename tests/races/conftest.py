"""How many rounds are raced; the closing line of a run says so (``tests.world.plugin``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.world.chains import broken_chains

SHORT, LONG = 3, 1000
PEOPLE = 200


@pytest.fixture(autouse=True)
def _chains_hold(request: pytest.FixtureRequest) -> Iterator[None]:
    """After every race the audit chains are whole."""
    raced = request.getfixturevalue("world") if "world" in request.fixturenames else None
    yield
    if raced is not None:
        assert broken_chains(raced.database) == []


@pytest.fixture
def rounds(long: bool, record_property: Callable[[str, object], None]) -> range:
    """The rounds of a race: a few, or a thousand with ``--long``."""
    return _rounds(LONG if long else SHORT, record_property)


@pytest.fixture
def heavy_rounds(long: bool, record_property: Callable[[str, object], None]) -> range:
    """The rounds of a race that takes seconds: one, or a thousand with ``--long``."""
    return _rounds(LONG if long else 1, record_property)


def _rounds(number: int, record_property: Callable[[str, object], None]) -> range:
    record_property("rounds", number)
    return range(number)
