"""What comes back from a child: read up to a size and a time, then judged."""

from __future__ import annotations

import os
import signal
import time
from typing import Self, cast

from core.sandbox.failure import REASONS, Failure, Reason
from core.sandbox.limits import Limits
from core.sandbox.messages import HEAD
from core.sandbox.readable import is_readable

CHUNK = 1 << 16
OUT_OF_TIME = frozenset({signal.SIGALRM, signal.SIGXCPU})


class Result:
    """The reading end of a child's pipe."""

    def __init__(self, limits: Limits) -> None:
        """Open the pipe; the clock starts with it."""
        self._reading_end, self.writing_end = os.pipe()
        self._limit = limits.output_bytes + HEAD.size
        self._deadline = time.monotonic() + limits.seconds
        self._got = bytearray()
        self._late = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.has_started()
        os.close(self._reading_end)

    def has_started(self) -> None:
        """Let go of the writing end, so that the child's is the last one."""
        if self.writing_end >= 0:
            os.close(self.writing_end)
            self.writing_end = -1

    def read(self) -> None:
        """Read until the result is whole, the pipe is closed, or enough is enough."""
        while not self._is_whole() and len(self._got) <= self._limit:
            seconds = self._deadline - time.monotonic()
            if seconds <= 0 or not is_readable(self._reading_end, seconds):
                self._late = True
                return
            chunk = os.read(self._reading_end, CHUNK)
            if not chunk:
                return
            self._got += chunk

    def end_is_near(self) -> bool:
        """Say whether the child is about to end by itself."""
        return not self._late and len(self._got) <= self._limit

    def judge(self, status: int) -> bytes | Failure:
        """Return the result, or why there is none, given the child's wait status."""
        if self._late:
            return Failure("timed_out")
        if len(self._got) > self._limit:
            return Failure("too_much_output")
        if not self._is_whole():
            return _cut_short(status)
        is_result, _length = HEAD.unpack_from(self._got)
        content = bytes(self._got[HEAD.size :])
        if is_result:
            return content
        reason, _, detail = content.decode("utf-8", "replace").partition(" ")
        return Failure(cast("Reason", reason) if reason in REASONS else "crashed", detail)

    def _is_whole(self) -> bool:
        if len(self._got) < HEAD.size:
            return False
        return len(self._got) - HEAD.size >= int(HEAD.unpack_from(self._got)[1])


def _cut_short(status: int) -> Failure:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        return Failure(
            "timed_out" if number in OUT_OF_TIME else "crashed",
            signal.Signals(number).name if number in signal.valid_signals() else str(number),
        )
    return Failure("crashed", f"exit {os.waitstatus_to_exitcode(status)}")
