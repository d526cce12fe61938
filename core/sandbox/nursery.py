"""The parent's side of a prepared process: it starts it, gives it work and hears how it ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from core.sandbox.failure import Failure
from core.sandbox.limits import Limits
from core.sandbox.messages import ENDED, JOB, READY, STARTED
from core.sandbox.payload import payload_file
from core.sandbox.readable import is_readable
from core.sandbox.result import Result

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("child.py")
START_SECONDS = 15.0
"""How long a loaded machine may take to start Python and import the libraries."""
LONGEST_REST = 50.0
"""Seconds; after 60 it ends by itself, and work must not meet its end."""
MOMENT = 2.0
"""How long the prepared process may take for what needs no work."""


class Nursery:
    """A ``python -I`` with the function's module imported, which forks a child for each run.

    The prepared process never sees an input: only its children do, each with limits of its own,
    and none leaves anything behind for the next. It runs without our environment, so no secret is
    in it, and ends when this process ends or when nobody needed it for a minute.
    """

    def __init__(self, function: str) -> None:
        """Start it, but do not wait for it; OSError when there can be no process."""
        self.function = function
        self.broken = False
        self._heard_at = time.monotonic()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with theirs:
            try:
                self._process = _start(function, theirs)
            except BaseException:
                self._control.close()
                raise
        self._is_ready = False

    def is_usable(self) -> bool:
        """Say whether it still waits for work, and will until it has some."""
        if time.monotonic() - self._heard_at >= LONGEST_REST:
            return False
        if not self._is_ready:
            return self._process.poll() is None
        return not is_readable(self._control.fileno(), 0)

    def run(self, payload: bytes, limits: Limits) -> bytes | Failure:
        """Return the result of one run, see core.sandbox.run_apart."""
        self.broken = True  # until the end is heard
        if not self._is_ready and self._hear(len(READY), START_SECONDS) != READY:
            return Failure("not_started", f"{self.function} could not be prepared")
        self._is_ready = True
        job = JOB.pack(limits.seconds, limits.memory_bytes)
        with payload_file(payload) as given, Result(limits) as result:
            socket.send_fds(self._control, [job], [given, result.writing_end])
            result.has_started()
            started = self._hear(STARTED.size, MOMENT)
            if len(started) < STARTED.size:
                return Failure("crashed", "the prepared process ended")
            (pid,) = STARTED.unpack(started)
            result.read()
            ended = self._end(pid, wait=result.end_is_near())
        if len(ended) < ENDED.size:
            return Failure("crashed", "the end was not heard")
        self.broken = False
        return result.judge(ENDED.unpack(ended)[0])

    def close(self) -> None:
        """End it."""
        self.broken = True
        self._control.close()
        with suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait()

    def _end(self, pid: int, *, wait: bool) -> bytes:
        """Return how the child ended; one that does not end by itself is killed."""
        ended = self._hear(ENDED.size, MOMENT / 4 if wait else 0)
        if ended:
            return ended
        _kill_group(pid)
        return self._hear(ENDED.size, MOMENT)

    def _hear(self, size: int, seconds: float) -> bytes:
        """Return one message, or nothing when none came in time or the process is gone."""
        with suppress(OSError):
            if is_readable(self._control.fileno(), seconds):
                self._heard_at = time.monotonic()
                return self._control.recv(size)
        return b""


def _start(function: str, theirs: socket.socket) -> subprocess.Popen[bytes]:
    descriptor = theirs.fileno()
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
        [sys.executable, "-I", str(CHILD), str(ROOT), function, str(descriptor)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[descriptor],
        start_new_session=True,  # Ctrl+C in a terminal is for us to handle
        env={"LC_ALL": "C.UTF-8"},
        cwd="/",
    )


def _kill_group(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)
