"""Nothing is left for later, and no test looks away."""

import re

from tests.architecture.source_tree import PACKAGES, ROOT, python_files, short

LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b|NotImplemented" r"Error")
LOOKS_AWAY = re.compile(r"pytest\.(skip|xfail)|mark\.(skip|skipif|xfail)|import" r"orskip")


def test_nothing_is_left_for_later() -> None:
    """The product holds no notes to its authors and no functions without a body."""
    found = [short(p) for p in python_files(*PACKAGES) if LATER.search(p.read_text("utf-8"))]
    assert found == []


def test_no_test_is_skipped() -> None:
    """A test runs or is left out by what it needs (tests/needs.py); it is never skipped."""
    here = ROOT / "tests/architecture/test_unfinished.py"
    found = [
        short(path)
        for path in python_files("tests")
        if path != here and LOOKS_AWAY.search(path.read_text("utf-8"))
    ]
    assert found == []
