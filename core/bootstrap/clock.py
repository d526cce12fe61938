"""The clock of the running program; everything below takes the time as an argument."""

from __future__ import annotations

from datetime import UTC, datetime


def system_now() -> datetime:
    """Return the present instant, aware UTC."""
    return datetime.now(UTC)
