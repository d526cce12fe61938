"""Millions of slots, made within the engine: four a day and provider, years back, weeks ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.population import BEGIN, HOURS

PROVIDERS, AREAS = 2_000, 200
DAYS_AHEAD = 60
STAGGERS = 4
PORTION = 100
"""Providers whose slots are made with one statement."""

MOMENTS = """
CREATE TABLE bench_moments (stagger INTEGER, number INTEGER, ahead INTEGER, starts_at {time},
    ends_at {time}, PRIMARY KEY (stagger, number))"""
HOLDERS = """
CREATE TABLE bench_providers (number INTEGER PRIMARY KEY, id TEXT, stagger INTEGER, order_id TEXT,
    expires_at {time})"""
TABLES = (MOMENTS, HOLDERS)
GONE = ("DROP TABLE bench_moments", "DROP TABLE bench_providers")
MAKE = """
INSERT INTO slots (id, provider_id, starts_at, ends_at, busy_until, mode, state, held_for,
    hold_expires_at)
SELECT {hex}, p.id, m.starts_at, m.ends_at, m.ends_at, 'home',
    CASE WHEN m.ahead = 3 AND p.order_id IS NOT NULL THEN 'held'
         WHEN m.ahead < 0 AND {dice} < 88 THEN 'booked'
         WHEN m.ahead >= 0 AND {dice} < 55 THEN 'booked'
         WHEN m.ahead >= 0 AND {dice} > 97 THEN 'withdrawn'
         ELSE 'free' END,
    CASE WHEN m.ahead = 3 THEN p.order_id END,
    CASE WHEN m.ahead = 3 AND p.order_id IS NOT NULL THEN p.expires_at END
FROM bench_providers p CROSS JOIN bench_moments m
WHERE m.stagger = p.stagger AND p.number >= {first} AND p.number < {last}
ORDER BY p.number, m.number
"""
DICE = "((p.number * 7919 + m.number * 10473) % 100)"
"""Of the past, 88 of 100 were booked; of what is ahead, 55 are, 2 were withdrawn."""


def provider_id(number: int) -> str:
    """Return the id of a provider."""
    return f"G{number:05}"


def area_of(number: int) -> list[str]:
    """Return the ids of the ten providers of an area."""
    return [provider_id(provider) for provider in range(number, PROVIDERS, AREAS)]


@dataclass(frozen=True, slots=True)
class Mass:
    """How many slots there are in all."""

    slots: int

    @property
    def each(self) -> int:
        """Slots a provider."""
        return self.slots // PROVIDERS

    def moments(self) -> Iterator[tuple[Any, ...]]:
        """Return rows of times: for each stagger, the oldest first; ``ahead`` counts from now."""
        first = DAYS_AHEAD * len(HOURS) - self.each
        for stagger in range(STAGGERS):
            for number in range(self.each):
                day, hour = divmod(number + first, len(HOURS))
                begin = datetime.combine(BEGIN.date(), HOURS[hour], UTC)
                starts_at = begin + timedelta(days=day + 1, minutes=30 * stagger)
                ends_at = starts_at + timedelta(hours=2)
                yield stagger, number, number + first, starts_at, ends_at

    def providers(self, order_ids: list[str]) -> Iterator[tuple[Any, ...]]:
        """Return rows of providers.

        The first of them have a slot on hold for an order each; every other hold has run out.
        """
        for number in range(PROVIDERS):
            order_id = order_ids[number] if number < len(order_ids) else None
            minutes = 9 if number % 2 else -1
            expires_at = BEGIN + timedelta(minutes=minutes)
            yield number, provider_id(number), number % STAGGERS, order_id, expires_at

    def statements(self, hexadecimal: str) -> Iterator[str]:
        """Return the statements that make the slots, a portion of providers each."""
        for first in range(0, PROVIDERS, PORTION):
            yield MAKE.format(hex=hexadecimal, dice=DICE, first=first, last=first + PORTION)
