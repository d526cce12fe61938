"""How many rounds are raced, and a closing line that says so."""

from __future__ import annotations

from collections import Counter

import pytest

SHORT, LONG = 3, 1000
PEOPLE = 200
RACED: Counter[str] = Counter()


@pytest.fixture
def rounds(long: bool, request: pytest.FixtureRequest) -> range:
    """The rounds of a race: a few, or a thousand with ``--long``."""
    return _rounds(LONG if long else SHORT, request)


@pytest.fixture
def heavy_rounds(long: bool, request: pytest.FixtureRequest) -> range:
    """The rounds of a race that takes seconds: one, or a thousand with ``--long``."""
    return _rounds(LONG if long else 1, request)


def _rounds(number: int, request: pytest.FixtureRequest) -> range:
    RACED[request.node.name] += number
    return range(number)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Close with how many rounds were raced."""
    if RACED:
        rounds, most = sum(RACED.values()), max(RACED.values())
        terminalreporter.write_line(
            f"{len(RACED)} races, {rounds} rounds, up to {most} each (--long: {LONG})"
        )
