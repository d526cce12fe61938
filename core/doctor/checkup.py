"""What the doctor is given: parts and values, never the settings themselves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from core.ports.secrets import Secrets
from core.ports.unit_of_work import UnitOfWork
from core.storage.database import SqlDatabase
from core.storage.transaction import Transaction

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """``now`` is aware UTC. ``telegram`` calls Telegram and returns the bot's name, or raises.

    Without a ``token`` there is no Telegram and nothing to reach.
    """

    database: SqlDatabase
    secrets: Secrets
    data_dir: Path
    now: datetime
    token: str = ""
    telegram: Callable[[], Awaitable[str]] | None = None

    def read(self, look: Callable[[sa.Connection], T]) -> T:
        """Return what ``look`` reads, without keeping any writer waiting."""

        def work(uow: UnitOfWork) -> T:
            assert isinstance(uow, Transaction)
            return look(uow.connection)

        return self.database.read_here(work)
