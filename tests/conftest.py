"""What holds for every test. Fixtures live in the conftest.py of the folder that uses them."""

import pytest
from hypothesis import settings
from xdist.workermanage import WorkerController

from tests import needs

pytest_plugins = ("tests.world.plugin",)

LEFT_OUT = pytest.StashKey[dict[str, int]]()

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
    """Leave out what cannot run here, except with CI=true."""
    if needs.is_ci():
        return
    items[:], unable = needs.sort_out(items)
    config.stash[LEFT_OUT] = needs.count(unable)
    config.hook.pytest_deselected(items=unable)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """With CI=true a test that cannot run here fails and says why."""
    if names := needs.missing(item):
        pytest.fail(f"{', '.join(names)} is missing: {needs.command(names)}", pytrace=False)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a worker of a parallel run tell what it left out."""
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output["left_out"] = session.config.stash.get(LEFT_OUT, {})


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: WorkerController) -> None:
    """Hear what a worker left out; all workers leave out the same."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", {})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Close with what was left out."""
    if left_out := terminalreporter.config.stash.get(LEFT_OUT, {}):
        terminalreporter.write_line(needs.closing_line(left_out), yellow=True)
