"""Starts copies of the program by the fork server, and hears how they end."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]


class Copies:
    """The fork server as a test sees it."""

    def __init__(self, server: Process) -> None:
        """Talk to a server that was just started."""
        self._server = server
        self._ids = itertools.count()
        self._pids: dict[int, asyncio.Future[int]] = {}
        self._ends: dict[int, asyncio.Future[int]] = {}

    async def start(self, **order: Any) -> int:  # noqa: ANN401 - it becomes JSON
        """Start a copy; return its process id."""
        number = next(self._ids)
        started = self._pids[number] = asyncio.get_running_loop().create_future()
        self._write(order | {"id": number})
        return await started

    async def ended(self, pid: int) -> int:
        """Wait until a copy ended; return its exit code, or minus the signal that killed it."""
        return await asyncio.shield(self._end_of(pid))

    async def stop(self, pid: int) -> int:
        """Ask a copy to stop; return its exit code."""
        os.kill(pid, signal.SIGTERM)
        return await self.ended(pid)

    def _write(self, order: dict[str, Any]) -> None:
        assert self._server.stdin is not None
        self._server.stdin.write(json.dumps(order).encode() + b"\n")

    def _end_of(self, pid: int) -> asyncio.Future[int]:
        return self._ends.setdefault(pid, asyncio.get_running_loop().create_future())

    async def listen(self) -> None:
        """Hear what the server tells until it ends."""
        assert self._server.stdout is not None
        async for line in self._server.stdout:
            told = json.loads(line)
            if "ended" in told:
                self._end_of(told["pid"]).set_result(told["ended"])
            elif "id" in told:
                self._pids[told["id"]].set_result(told["pid"])

    @classmethod
    @asynccontextmanager
    async def serving(cls, module: str) -> AsyncIterator[Self]:
        """A fork server for ``module``, which ends with all of its copies."""
        server = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.crash.fork_server", module,
            cwd=ROOT, stdin=PIPE, stdout=PIPE, start_new_session=True,
        )  # fmt: skip
        copies = cls(server)
        listening = asyncio.create_task(copies.listen())
        try:
            yield copies
        finally:
            assert server.stdin is not None
            server.stdin.close()
            await server.wait()
            await listening
