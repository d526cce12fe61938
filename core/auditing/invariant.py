"""What an invariant is: a name, a sentence, and a check that reads the data itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import sqlalchemy as sa

from core.ports.booking_store import Orders
from core.storage.types import AnyRow

MOST_ROWS = 20
BATCH = 1_000


@dataclass(slots=True)
class Tally:
    """How many rows a check has seen, and the ids of the first 20 that break the invariant."""

    checked: int = 0
    rows: list[str] = field(default_factory=list)

    def saw(self, rows: int = 1) -> None:
        """Count rows that were looked at."""
        self.checked += rows

    def breaks(self, *row_ids: str) -> None:
        """Note rows that break the invariant."""
        for row_id in row_ids:
            if len(self.rows) < MOST_ROWS and row_id not in self.rows:
                self.rows.append(row_id)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One consistent view of the data; ``orders`` opens sealed postcodes."""

    connection: sa.Connection
    orders: Orders

    def stream(self, statement: sa.Select[*tuple[object, ...]]) -> Iterator[AnyRow]:
        """Yield rows in batches, so that a million of them never lie in memory together."""
        yield from self.connection.execute(statement, execution_options={"yield_per": BATCH})

    def count(self, sql: str) -> int:
        """Return the number of rows of a query."""
        counted = sa.text(f"SELECT COUNT(*) FROM ({sql}) rows_seen")  # noqa: S608 - our own words
        return self.connection.scalar(counted) or 0

    def first(self, sql: str) -> list[str]:
        """Return the first ids that a query finds."""
        cut = f"SELECT id FROM ({sql}) found ORDER BY id LIMIT {MOST_ROWS}"  # noqa: S608 - as above
        return [str(row_id) for row_id in self.connection.scalars(sa.text(cut))]


Check = Callable[[Evidence, Tally], None]


@dataclass(frozen=True, slots=True)
class Invariant:
    """``sentence`` says in German what holds; in brackets, whose ids a violation lists."""

    name: str
    sentence: str
    check: Check


def none_of(breaking: str, *, among: str) -> Check:
    """Return a check that the query ``breaking`` finds no ids ``among`` all that were looked at."""

    def check(evidence: Evidence, tally: Tally) -> None:
        tally.saw(evidence.count(among))
        tally.breaks(*evidence.first(breaking))

    return check
