"""Column types that mean the same on both engines."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Dialect


class Instant(sa.types.TypeDecorator[datetime]):
    """An aware UTC instant: ``timestamptz`` on PostgreSQL, sortable UTC text on SQLite.

    Naive times are refused with ValueError: they are the one-hour-off errors of tomorrow.
    """

    impl = sa.DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> sa.types.TypeEngine[datetime]:
        """Choose the engine's own type."""
        return dialect.type_descriptor(sa.DateTime(timezone=dialect.name == "postgresql"))

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """Return what writes an instant."""
        return _in_utc if dialect.name == "postgresql" else _as_text

    def result_processor(
        self,
        dialect: Dialect,
        coltype: object,  # noqa: ARG002 - SQLAlchemy's signature
    ) -> Callable[[Any], datetime | None]:
        """Return what reads an instant."""
        return _in_utc if dialect.name == "postgresql" else _from_text


def _in_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"a naive time was about to be stored: {value}")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


def _as_text(value: datetime | None) -> str | None:
    utc = _in_utc(value)
    return None if utc is None else _utc_as_text(utc)


@lru_cache(maxsize=256)
def _utc_as_text(utc: datetime) -> str:
    """Return the text; kept, because a turn writes its instant into a dozen columns."""
    return utc.isoformat(" ", "microseconds")[:TEXT_LENGTH]


def _from_text(text: str | None) -> datetime | None:
    if text is None:
        return None
    return datetime.fromisoformat(text + ("+00:00" if len(text) > DAY_LENGTH else " 00:00+00:00"))


DAY_LENGTH = len("2026-11-23")
"""A day alone is what a person wrote into the database by hand: its midnight."""
TEXT_LENGTH = len("2026-11-23 08:00:00.000000")

Id = sa.String(32)
"""UUIDv7 as hexadecimal text."""


class AnyRow(Protocol):
    """A row whose columns are read by name."""

    def _asdict(self) -> dict[str, Any]: ...

    def __getattr__(self, name: str) -> Any: ...  # noqa: ANN401 - a column of any type

    def __getitem__(self, index: int) -> Any: ...  # noqa: ANN401 - a column of any type


class Texts(sa.types.TypeDecorator[Sequence[str]]):
    """Any number of texts as one value: an array on PostgreSQL, JSON for SQLite's json_each."""

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> sa.types.TypeEngine[Any]:
        """Choose the engine's own type."""
        own = sa.ARRAY(sa.Text) if dialect.name == "postgresql" else sa.Text()
        return dialect.type_descriptor(own)

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> list[str] | str:
        """Write the texts as the engine reads them."""
        texts = list(value or ())
        return texts if dialect.name == "postgresql" else json.dumps(texts)
