"""Time is an argument: the core has one place that looks at the clock."""

from tests.architecture.source_tree import calls, python_files, short

LOOKS_AT_THE_CLOCK = {
    "date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "time.time_ns",
}  # fmt: skip
CLOCK = "core/bootstrap/clock.py"


def test_one_clock() -> None:
    """Only the clock module asks what time it is; everybody else is told."""
    found = [
        f"{short(path)}:{line} {name}"
        for path in python_files("core")
        for line, name in calls(path)
        if name.removeprefix("datetime.") in LOOKS_AT_THE_CLOCK and short(path) != CLOCK
    ]
    assert found == []
