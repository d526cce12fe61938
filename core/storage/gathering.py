"""Gathers what is to be written at the same moment, so that it can share a trip to the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from core.ports.unit_of_work import Outcome, UnitOfWork

Work = Callable[[UnitOfWork], Any]
WriteEach = Callable[[Sequence[Work]], "asyncio.Future[Sequence[Outcome[Any]]]"]

MOST_TOGETHER = 16
"""Works in one commit: those who wait for it should not wait long."""


class Gathering:
    """Hands over together what the tasks of one round of the event loop want written."""

    def __init__(self, write_each: WriteEach) -> None:
        """Hand over to ``write_each``, which begins at once."""
        self._write_each = write_each
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: list[tuple[Work, asyncio.Future[Any]]] = []

    def add(self, work: Work) -> asyncio.Future[Any]:
        """Return what will hold the outcome of ``work``; cancelled in time, it never begins."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:  # an earlier loop's end leaves nobody who waits
            self._loop, self._waiting = loop, []
        if not self._waiting:
            loop.call_soon(self._hand_over)
        outcome = loop.create_future()
        self._waiting.append((work, outcome))
        return outcome

    def _hand_over(self) -> None:
        waiting = [each for each in self._waiting if not each[1].cancelled()]
        self._waiting = []
        for start in range(0, len(waiting), MOST_TOGETHER):
            works, futures = zip(*waiting[start : start + MOST_TOGETHER], strict=True)
            try:
                written = self._write_each(works)
            except RuntimeError as error:  # the database is closed
                for future in futures:
                    future.set_exception(error)
            else:
                written.add_done_callback(partial(_tell, futures))


def _tell(
    futures: Sequence[asyncio.Future[Any]], done: asyncio.Future[Sequence[Outcome[Any]]]
) -> None:
    """Pass on what became of each; what stopped them all is told to all."""
    stopped = asyncio.CancelledError() if done.cancelled() else done.exception()
    outcomes = [stopped] * len(futures) if stopped else done.result()
    for future, outcome in zip(futures, outcomes, strict=True):
        if future.cancelled():
            continue
        if isinstance(outcome, BaseException):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)
