"""A service whose module is loaded while the process already answers.

Importing aiogram takes seconds; a person who starts the demo should see its page before that. What
they write meanwhile waits where Telegram would keep it.
"""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Mapping

from starlette.types import ASGIApp

from core.bootstrap.container import Container
from core.bootstrap.services import MODULES, load


class LoadedLater:
    """Implements core.bootstrap.services.Service for one that mounts nothing."""

    mounts: Mapping[str, ASGIApp] = {}

    def __init__(self, name: str, container: Container) -> None:
        """Remember which service it is to become."""
        self.name = name
        self._container = container

    async def run(self, stopping: asyncio.Event) -> None:
        """Load the module in a thread, then run the service."""
        await asyncio.to_thread(importlib.import_module, MODULES[self.name])
        await load(self.name, self._container).run(stopping)
