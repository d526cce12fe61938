"""Tests that need a program from Debian, marked `@pytest.mark.needs("chromium")`.

Where the program is missing the test is left out and one closing line names it and the command
that installs it. With CI=true its absence is a failure: there, nothing is left out.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping

import pytest

# program on PATH → Debian package
PACKAGES = {"chromium": "chromium", "postfix": "postfix", "swaks": "swaks"}

ONLY_ROOT = {"postfix"}
"""Programs that only root can start."""


def missing(item: pytest.Item) -> list[str]:
    """Programs that the test needs and this machine lacks."""
    wanted = [name for mark in item.iter_markers("needs") for name in mark.args]
    return [name for name in wanted if not shutil.which(name) or not _may_start(name)]


def _may_start(name: str) -> bool:
    return name not in ONLY_ROOT or os.geteuid() == 0


def sort_out(items: Iterable[pytest.Item]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """Split collected tests into those that can run here and those that cannot."""
    able: list[pytest.Item] = []
    unable: list[pytest.Item] = []
    for item in items:
        (unable if missing(item) else able).append(item)
    return able, unable


def count(unable: Iterable[pytest.Item]) -> dict[str, int]:
    """How many tests each missing program leaves out."""
    return dict(Counter(name for item in unable for name in missing(item)))


def closing_line(left_out: Mapping[str, int]) -> str:
    """What was left out, why, and the command that changes it."""
    tests = ", ".join(f"{number} that need {name}" for name, number in left_out.items())
    return f"Left out: {tests}. To run them: {command(left_out)}"


def command(names: Iterable[str]) -> str:
    """The command that installs programs on Debian or Ubuntu."""
    return f"sudo apt-get install -y {' '.join(sorted({PACKAGES[name] for name in names}))}"


def is_ci() -> bool:
    """Whether a missing program is a failure rather than a reason to leave tests out."""
    return os.environ.get("CI", "").lower() == "true"
