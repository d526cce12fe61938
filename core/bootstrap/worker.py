"""The service that takes the turns waiting in the inbox."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.types import ASGIApp

from core.bootstrap.container import Container


class WorkerService:
    """Runs the turn worker."""

    name = "worker"
    mounts: Mapping[str, ASGIApp] = {}

    def __init__(self, container: Container) -> None:
        """Take the container's worker."""
        self._worker = container.worker

    async def run(self, stopping: asyncio.Event) -> None:
        """Take turns until ``stopping``; a turn that has begun is a transaction and ends."""
        async with asyncio.TaskGroup() as tasks:
            taking = tasks.create_task(self._worker.run())
            await stopping.wait()
            taking.cancel()


def create(container: Container) -> WorkerService:
    """Return the service."""
    return WorkerService(container)
