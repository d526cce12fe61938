"""A task that nobody waits for swallows its error, so a task always has an owner."""

from tests.architecture.source_tree import PACKAGES, calls, python_files, short

DETACHED = {"asyncio.create_task", "asyncio.ensure_future", "create_task", "ensure_future"}


def test_no_detached_tasks() -> None:
    """Tasks are made by a TaskGroup, which waits for them; nothing else makes one."""
    found = [
        f"{short(path)}:{line} {name}"
        for path in python_files(*PACKAGES)
        for line, name in calls(path)
        if name in DETACHED or name.endswith("loop.create_task")
    ]
    assert found == []
