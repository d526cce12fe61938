"""The lock files say exactly what is installed, and nothing about where it comes from."""

import re
import tomllib

import pytest

from tests.architecture.source_tree import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock"]
MOST_PINS = 80
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pins(lock: str) -> dict[str, str]:
    """Name and version of everything that a lock file pins."""
    text = (ROOT / lock).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))


def names(requirements: list[str]) -> set[str]:
    """The bare names of requirements such as `psycopg[binary]>=3.3`."""
    return {re.split(r"[^A-Za-z0-9-]", requirement)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address(lock: str) -> None:
    """A lock installs from whatever index a machine is set up for."""
    text = (ROOT / lock).read_text("utf-8")
    assert re.findall(r".*(?:://|--index-url|--extra-index-url|--find-links).*", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    """What is installed is what was locked, byte for byte."""
    blocks = re.split(r"(?m)^(?=\S)", (ROOT / lock).read_text("utf-8"))
    assert [b for b in blocks if "==" in b and "--hash=sha256:" not in b] == []


def test_few_pins() -> None:
    """A user installs few packages: each is somebody to trust."""
    assert len(pins("requirements.lock")) <= MOST_PINS


def test_dev_lock_contains_the_other() -> None:
    """Tests run against the very versions that users get."""
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_locks_follow_the_project() -> None:
    """What pyproject.toml asks for is locked; `.ci/lock` does that."""
    project = PROJECT["project"]
    wanted = names(project["dependencies"] + project["optional-dependencies"]["postgresql"])
    assert wanted - pins("requirements.lock").keys() == set()
    wanted = names(PROJECT["dependency-groups"]["dev"])
    assert wanted - pins("requirements-dev.lock").keys() == set()
