"""A task that nobody waits for swallows its error, so a task always has an owner."""

from collections.abc import Iterator

from tests.architecture.source_tree import PACKAGES, calls, python_files, short

# A TaskGroup owns what it starts. These few race two things against each other, or run beside
# their caller, which no TaskGroup can say; each cancels or awaits what it made, in `finally`.
OWNERS = {
    "bot/emulator/serving.py": "a server beside its caller",
    "bot/emulator/wire/answers.py": "work against a client that hangs up",
    "bot/emulator/wire/webhook_push.py": "pushes that begin when a webhook is set",
    "mail_gateway/spool/spool.py": "a commit that goes on when the client who waited is gone",
    "web/server_sent_events.py": "a stream against its reader and the stop of the process",
}
DETACHED = {"asyncio.create_task", "asyncio.ensure_future", "create_task", "ensure_future"}


def detached() -> Iterator[str]:
    """Every file that makes a task outside of a TaskGroup."""
    for path in python_files(*PACKAGES):
        if any(n in DETACHED or n.endswith("loop().create_task") for _, n in calls(path)):
            yield short(path)


def test_every_task_has_an_owner() -> None:
    """Tasks are made by a TaskGroup, or by one of the few files that say what they do instead."""
    assert sorted(detached()) == sorted(OWNERS)
