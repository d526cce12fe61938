"""Tests that need a program from Debian, marked `@pytest.mark.needs("chromium")`.

Where the program is missing the test is left out and one closing line names it and the command
that installs it. With CI=true its absence is a failure: there, nothing is left out.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterable

import pytest

# program on PATH → Debian package
PACKAGES = {"chromium": "chromium"}


def sort_out(items: list[pytest.Item]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """Split collected tests into those that can run here and those that cannot."""
    able, unable = [], []
    for item in items:
        (unable if missing(item) else able).append(item)
    return able, unable


def missing(item: pytest.Item) -> list[str]:
    """Programs that the test needs and this machine lacks."""
    wanted = [name for mark in item.iter_markers("needs") for name in mark.args]
    return [name for name in wanted if not shutil.which(name)]


def closing_line(unable: Iterable[pytest.Item]) -> str:
    """What was left out, why, and the command that changes it; empty if nothing was."""
    counts = Counter(name for item in unable for name in missing(item))
    if not counts:
        return ""
    left_out = ", ".join(f"{count} that need {name}" for name, count in counts.items())
    packages = " ".join(sorted({PACKAGES[name] for name in counts}))
    return f"Left out: {left_out}. To run them: sudo apt-get install -y {packages}"


def is_ci() -> bool:
    """Whether a missing program is a failure rather than a reason to leave tests out."""
    return os.environ.get("CI", "").lower() == "true"
