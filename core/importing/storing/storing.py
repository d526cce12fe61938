"""What storing needs besides the rows, and how it tells where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa

from core.ports.secrets import Secrets
from core.ports.unit_of_work import Audit

T = TypeVar("T")
BATCH = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Storing:
    """One import's transaction. With ``dry_run`` rows are compared and nothing is written.

    ``tell`` takes how many more rows are done; ``now`` is aware UTC.
    """

    connection: sa.Connection
    audit: Audit
    secrets: Secrets
    now: datetime
    dry_run: bool
    tell: Callable[[int], None]

    def write(self, statement: sa.Executable, rows: Sequence[dict[str, object]]) -> None:
        """Execute ``statement`` once for each row, in batches."""
        if self.dry_run:
            return
        for batch in batches(rows):
            self.connection.execute(statement, list(batch))


def batches(rows: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """Yield ``rows`` in pieces of at most ``size``."""
    for begin in range(0, len(rows), size):
        yield rows[begin : begin + size]
