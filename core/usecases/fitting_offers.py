"""Offers that fit a wish: free slots within an order's reach, each time only once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.dialogue.state import Offer
from core.domain.booking_window import Reach
from core.domain.order import Order
from core.domain.slot import Mode, Slot
from core.language.wishes import Window
from core.ports.booking_store import SlotQuery
from core.usecases.turn_context import TurnContext, offer_of

FIRST_BATCH, LARGEST_BATCH = 12, 1500
LONGEST_LOOK = 40
"""Batches; each is five times the one before, because many may offer one and the same time."""


@dataclass(frozen=True, slots=True)
class Search:
    """Where to look: for which order, among which providers, how far."""

    context: TurnContext
    order: Order
    provider_ids: tuple[str, ...]
    reach: Reach

    def run(
        self,
        limit: int,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        after: tuple[datetime, str] | None = None,
        before: tuple[datetime, str] | None = None,
    ) -> tuple[Slot, ...]:
        """Return free slots within reach and bounds, nearest to the edge first."""
        ends = [end for end in (until, self.reach.until) if end is not None]
        query = SlotQuery(
            provider_ids=self.provider_ids,
            since=max(since or self.reach.since, self.reach.since),
            until=min(ends) if ends else None,
            order_id=self.order.id,
            now=self.context.now,
            limit=limit,
            after=after,
            before=before,
        )
        return self.context.uow.slots.find(query)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Windows of a wish (none: any time), and times that the person has seen already."""

    windows: tuple[Window, ...]
    seen: frozenset[tuple[datetime, datetime, Mode]]

    def span(self) -> tuple[datetime | None, datetime | None]:
        """Return the earliest start and the latest end of all windows, None where one is open."""
        if not self.windows:
            return None, None
        since = None if any(w.starts_at is None for w in self.windows) else min(_starts(self))
        until = None if any(w.ends_at is None for w in self.windows) else max(_ends(self))
        return since, until

    def beyond(
        self, reached: datetime, since: datetime | None, until: datetime | None, *, backward: bool
    ) -> tuple[datetime | None, datetime | None]:
        """Return the span from ``reached`` on that leaves out what lies before the next window."""
        if backward:
            ahead = [
                w.ends_at for w in self.windows if w.starts_at is None or w.starts_at <= reached
            ]
            ends = [end for end in ahead if end is not None]
            return since, max(ends) if ends and len(ends) == len(ahead) else until
        ahead = [w.starts_at for w in self.windows if w.ends_at is None or w.ends_at > reached]
        starts = [start for start in ahead if start is not None]
        return min(starts) if starts and len(starts) == len(ahead) else since, until

    def fits(self, slot: Slot) -> bool:
        """Say whether the slot starts within a window."""
        return not self.windows or any(
            (window.starts_at is None or window.starts_at <= slot.starts_at)
            and (window.ends_at is None or slot.starts_at < window.ends_at)
            for window in self.windows
        )


def fitting(
    search: Search,
    wanted: Wanted,
    limit: int,
    *,
    after: tuple[datetime, str] | None = None,
    before: tuple[datetime, str] | None = None,
) -> list[Offer]:
    """Return up to ``limit`` offers that fit, nearest to the edge first, each time only once.

    Two providers at the same time are one offer: a person could not tell them apart.
    """
    since, until = wanted.span()
    found: dict[tuple[datetime, datetime, Mode], Offer] = {}
    asked = FIRST_BATCH
    for _ in range(LONGEST_LOOK):
        batch = search.run(asked, since=since, until=until, after=after, before=before)
        for slot in batch:
            time = (slot.starts_at, slot.ends_at, slot.mode)
            if time not in found and time not in wanted.seen and wanted.fits(slot):
                found[time] = offer_of(slot)
        if len(found) >= limit or len(batch) < asked:
            break
        asked = min(5 * asked, LARGEST_BATCH)
        last = (batch[-1].starts_at, batch[-1].id)
        backward = before is not None
        after, before = (None, last) if backward else (last, None)
        since, until = wanted.beyond(last[0], since, until, backward=backward)
    return list(found.values())[:limit]


def _starts(wanted: Wanted) -> list[datetime]:
    return [window.starts_at for window in wanted.windows if window.starts_at is not None]


def _ends(wanted: Wanted) -> list[datetime]:
    return [window.ends_at for window in wanted.windows if window.ends_at is not None]
