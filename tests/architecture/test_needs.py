"""The marker `needs` keeps its promises."""

import pytest

SETTINGS = """
[pytest]
markers = needs(program): x
asyncio_default_fixture_loop_scope = function
"""

TEST = """
import pytest

@pytest.mark.needs("chromium")
def test_page():
    pass

def test_other():
    pass
"""


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A small project with our conftest.py on a machine without chromium."""
    monkeypatch.setenv("PATH", str(pytester.path))
    pytester.makeini(SETTINGS)
    pytester.makeconftest("from tests.conftest import *")
    pytester.makepyfile(TEST)
    return pytester


@pytest.mark.parametrize("processes", [[], ["-n2"]], ids=["alone", "parallel"])
def test_left_out(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, processes: list[str]
) -> None:
    """A missing program leaves its tests out and says how to get it."""
    monkeypatch.delenv("CI", raising=False)
    result = project.runpytest(*processes)
    assert result.parseoutcomes()["passed"] == 1
    result.stdout.fnmatch_lines(["*1 that need chromium*apt-get install -y chromium"])


def test_failure_in_ci(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """With CI=true a missing program is a failure that says how to get it."""
    monkeypatch.setenv("CI", "true")
    result = project.runpytest()
    assert result.parseoutcomes() == {"passed": 1, "errors": 1}
    result.stdout.fnmatch_lines(["*chromium is missing*apt-get install -y chromium*"])
