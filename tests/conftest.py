"""What holds for every test. Fixtures live in the conftest.py of the folder that uses them."""

import pytest
from hypothesis import settings

from tests import needs

pytest_plugins = ("tests.world.plugin",)

LEFT_OUT = pytest.StashKey[list[pytest.Item]]()

# The same examples every time, so that a red run is red again; `--long` searches afresh.
settings.register_profile("short", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("long", deadline=None, max_examples=2_000, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--long`: many more rounds of races, kills and random dialogues, for the night."""
    parser.addoption("--long", action="store_true", help="many more rounds, for the night")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how hard Hypothesis looks."""
    settings.load_profile("long" if config.getoption("--long") else "short")


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether this is the long run."""
    return bool(request.config.getoption("--long"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run here, or fail with CI=true."""
    items[:], unable = needs.sort_out(items)
    config.stash[LEFT_OUT] = unable
    if unable and needs.is_ci():
        raise pytest.UsageError(needs.closing_line(unable))
    config.hook.pytest_deselected(items=unable)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Close with what was left out."""
    line = needs.closing_line(terminalreporter.config.stash.get(LEFT_OUT, []))
    if line:
        terminalreporter.write_line(line, yellow=True)
