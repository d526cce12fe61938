"""Whatever code does apart, its parent gets an answer, in time."""

import json
import os
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from core.sandbox import Failure, Limits, prepare, run_apart
from core.sandbox.idle import _idle, close_idle
from core.sandbox.nursery import ROOT
from core.sandbox.run_apart import MOST_AT_ONCE

DEEDS = "tests.sandbox.deeds"
SHORT = Limits(seconds=1.0, memory_bytes=200_000_000, output_bytes=1_000_000)


def do(what: str) -> bytes | Failure:
    """Let a child do something, within short limits."""
    return run_apart(f"{DEEDS}:do", what.encode(), SHORT)


@pytest.mark.parametrize("size", [0, 1, 70_000, 5_000_000])
def test_bytes_come_back(size: int) -> None:
    """What the function returns arrives whole, whatever its size."""
    payload = os.urandom(size)
    assert run_apart(f"{DEEDS}:echo", payload) == payload


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("raise", "raised"),
        ("exit", "raised"),
        ("dive", "raised"),
        ("write a file", "raised"),
        ("open many", "raised"),
        ("eat", "out_of_memory"),
        ("leave", "crashed"),
        ("abort", "crashed"),
        ("overflow", "crashed"),
        ("half", "crashed"),
        ("lie", "crashed"),
        ("kill the parent", "crashed"),
        ("spin", "timed_out"),
        ("sleep deaf", "timed_out"),
        ("close the result", "crashed"),
    ],
)
def test_every_bad_end_is_a_value(what: str, reason: str) -> None:
    """However a child ends, its parent lives, is told why in time, and can go on at once."""
    began = time.monotonic()
    ended = do(what)
    assert isinstance(ended, Failure)
    assert ended.reason == reason
    assert time.monotonic() - began < SHORT.seconds + 4
    assert run_apart(f"{DEEDS}:echo", b"on we go") == b"on we go"


def test_result_that_is_too_large() -> None:
    """A flood of output is cut off, not collected."""
    assert run_apart(f"{DEEDS}:repeat", b"xx", SHORT) == Failure("too_much_output")
    assert run_apart(f"{DEEDS}:repeat", b"x", SHORT) == b"x" * 1_000_000


def test_output_to_the_terminal_is_lost() -> None:
    """What a library prints never mixes with the result."""
    assert do("speak") == b"silence"


def test_details_hold_no_input() -> None:
    """The log learns type and place of an error, never its text, which may quote the input."""
    ended = do("raise")
    assert isinstance(ended, Failure)
    assert ended.detail.startswith("ValueError tests.sandbox.deeds:")
    assert "secret" not in ended.detail


@pytest.mark.parametrize(
    "function", [f"{DEEDS}:no_such_name", "no.such.module:f", "nonsense", f"{DEEDS}:MEGABYTE"]
)
def test_function_that_is_not_there(function: str) -> None:
    """A wrong name is a value too."""
    ended = run_apart(function, b"")
    assert isinstance(ended, Failure)
    assert ended.reason in {"not_started", "raised"}


def test_prepared_beforehand() -> None:
    """A process that was prepared does the next run; preparing what is not there harms nobody."""
    prepare(f"{DEEDS}:surroundings")
    (nursery,) = _idle[f"{DEEDS}:surroundings"]
    assert isinstance(run_apart(f"{DEEDS}:surroundings", b""), bytes)
    assert _idle[f"{DEEDS}:surroundings"] == [nursery]
    prepare("no.such.module:f")
    assert isinstance(run_apart("no.such.module:f", b""), Failure)


def test_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child sees no secret, no open file, no project folder, and has limits of its own."""
    monkeypatch.setenv("TERMINLOTSE_TELEGRAM__TOKEN", "123:secret")
    seen = run_apart(f"{DEEDS}:surroundings", b"", SHORT)
    assert isinstance(seen, bytes)
    inside = json.loads(seen)
    assert "secret" not in json.dumps(inside["environment"])
    assert inside["directory"] == "/"
    assert inside["isolated"] == 1
    assert inside["group"]
    assert inside["files"] == [0, 1, 2, 3, 4]  # 4 is the look at the folder itself
    assert inside["core"] == inside["size"] == [0, 0]
    assert inside["data"] == [200_000_000, 200_000_000]


def test_nothing_is_left_for_the_next() -> None:
    """Two runs in a row know nothing of each other, though one process was prepared for both."""
    assert run_apart(f"{DEEDS}:remember", b"first") == b"first"
    assert run_apart(f"{DEEDS}:remember", b"second") == b"second"
    assert [len(waiting) for waiting in _idle.values()] == [1]


def test_many_threads() -> None:
    """Runs at the same time get each their own answer, and few processes stay."""
    answers: dict[int, bytes | Failure] = {}

    def ask(number: int) -> None:
        for _ in range(5):
            answers[number] = run_apart(f"{DEEDS}:echo", b"%d" % number)

    threads = [threading.Thread(target=ask, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: b"%d" % number for number in range(4)}
    assert sum(len(waiting) for waiting in _idle.values()) <= 2


def test_no_more_than_a_few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not get its turn in time is given up, and turns come back."""
    monkeypatch.setattr(sys.modules["core.sandbox.run_apart"], "LONGEST_WAIT", 0.2)
    threads = [threading.Thread(target=do, args=["nap"]) for _ in range(MOST_AT_ONCE)]
    for thread in threads:
        thread.start()
    time.sleep(0.1)
    assert run_apart(f"{DEEDS}:echo", b"") == Failure("not_started", "too many at once")
    for thread in threads:
        thread.join()
    assert run_apart(f"{DEEDS}:echo", b"") == b""


def test_prepared_process_that_vanished() -> None:
    """A prepared process that somebody killed is replaced without a word."""
    assert run_apart(f"{DEEDS}:echo", b"1") == b"1"
    (nursery,) = _idle[f"{DEEDS}:echo"]
    nursery._process.kill()
    nursery._process.wait()
    assert run_apart(f"{DEEDS}:echo", b"2") == b"2"


def test_second_run_costs_a_fork() -> None:
    """Once prepared, a run costs a few milliseconds and no start of Python."""
    run_apart(f"{DEEDS}:echo", b"")
    best = min(_seconds_of_a_run() for _ in range(10))
    assert best < 0.05


def _seconds_of_a_run() -> float:
    began = time.monotonic()
    run_apart(f"{DEEDS}:echo", b"")
    return time.monotonic() - began


def test_parent_that_is_killed(tmp_path: Path) -> None:
    """When the parent is killed, nothing stays behind for longer than the limit and a moment."""
    program = (
        "from core.sandbox import Limits, run_apart\n"
        "print(run_apart('tests.sandbox.deeds:surroundings', b'').decode(), flush=True)\n"
        "run_apart('tests.sandbox.deeds:do', b'spin', Limits(seconds=1))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as parent:
        assert parent.stdout is not None
        assert json.loads(parent.stdout.readline())
        prepared = _children(parent.pid)
        parent.kill()
    assert prepared
    deadline = time.monotonic() + 10
    while alive := [pid for pid in prepared if Path(f"/proc/{pid}/cmdline").exists()]:
        assert time.monotonic() < deadline, alive
        time.sleep(0.05)


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def test_with_many_open_files() -> None:
    """A server that holds more than a thousand connections can run things apart as well."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(1100)]
    try:
        close_idle()
        assert run_apart(f"{DEEDS}:echo", b"here") == b"here"
    finally:
        close_idle()
        for descriptor in held:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
