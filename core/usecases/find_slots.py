"""Find a page of free slots for an order: in its area, of its service, within its reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.dialogue.commands import Direction, FindSlots
from core.dialogue.inputs import BookingClosed, NoSlotsLeft, SlotsFound
from core.domain.booking_window import Reach, is_open, reach
from core.domain.order import Order
from core.domain.postcode import prefixes
from core.domain.slot import Slot
from core.language.wishes import Window
from core.ports.booking_store import SlotQuery
from core.usecases.turn_context import TurnContext, offer_of

SlotsResult = SlotsFound | NoSlotsLeft | BookingClosed
BATCH = 60
LONGEST_LOOK = 40


@dataclass(frozen=True, slots=True)
class _Search:
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


def find_slots(context: TurnContext, command: FindSlots) -> SlotsResult:
    """Return a page that fits the wish, the nearest ones when none does, or why there are none."""
    order = context.order()
    if not is_open(order, context.now):
        return BookingClosed(order.booking_deadline)
    search = _search(context, order)
    if command.near is not None:
        return _nearest(search, command.near.starts_at)
    page = _page(search, command, command.windows)
    if page.offers or command.edge is not None:
        return page if page.offers else _unturned(search, command)
    if not command.windows:
        return NoSlotsLeft()
    start = command.windows[0].starts_at
    return _nearest(search, start or context.now)


def _search(context: TurnContext, order: Order) -> _Search:
    providers = context.uow.providers.serving(order.service, prefixes(order.postcode))
    within = reach(order, context.now, context.policy.notice)
    return _Search(context, order, providers, within)


def _page(search: _Search, command: FindSlots, windows: tuple[Window, ...]) -> SlotsFound:
    size = search.context.policy.page_size
    edge = (command.edge.starts_at, command.edge.slot_id) if command.edge else None
    if command.direction is Direction.BACKWARD and edge is not None:
        found = _fitting(search, windows, size + 1, before=edge)
        offers = tuple(offer_of(slot) for slot in reversed(found[:size]))
        return SlotsFound(offers, more_earlier=len(found) > size, more_later=True)
    found = _fitting(search, windows, size + 1, after=edge)
    offers = tuple(offer_of(slot) for slot in found[:size])
    more_earlier = bool(offers) and _any_before(search, windows, found[0], known=edge is not None)
    return SlotsFound(offers, more_earlier=more_earlier, more_later=len(found) > size)


def _any_before(
    search: _Search, windows: tuple[Window, ...], first: Slot, *, known: bool
) -> bool:
    if known:
        return True
    return bool(windows) and bool(_fitting(search, windows, 1, before=(first.starts_at, first.id)))


def _fitting(
    search: _Search,
    windows: tuple[Window, ...],
    limit: int,
    *,
    after: tuple[datetime, str] | None = None,
    before: tuple[datetime, str] | None = None,
) -> list[Slot]:
    """Return up to ``limit`` slots that start within one of the windows, nearest to the edge first."""
    if not windows:
        return list(search.run(limit, after=after, before=before))
    since = None if any(w.starts_at is None for w in windows) else min(_starts(windows))
    until = None if any(w.ends_at is None for w in windows) else max(_ends(windows))
    fitting: list[Slot] = []
    for _ in range(LONGEST_LOOK):
        batch = search.run(BATCH, since=since, until=until, after=after, before=before)
        fitting += [slot for slot in batch if _within(slot, windows)]
        if len(fitting) >= limit or len(batch) < BATCH:
            break
        last = (batch[-1].starts_at, batch[-1].id)
        after, before = (None, last) if before is not None else (last, None)
    return fitting[:limit]


def _starts(windows: tuple[Window, ...]) -> list[datetime]:
    return [window.starts_at for window in windows if window.starts_at is not None]


def _ends(windows: tuple[Window, ...]) -> list[datetime]:
    return [window.ends_at for window in windows if window.ends_at is not None]


def _within(slot: Slot, windows: tuple[Window, ...]) -> bool:
    return any(
        (window.starts_at is None or window.starts_at <= slot.starts_at)
        and (window.ends_at is None or slot.starts_at < window.ends_at)
        for window in windows
    )


def _unturned(search: _Search, command: FindSlots) -> SlotsResult:
    """There is no page that way: show the slots nearest to the edge."""
    return _nearest(search, command.edge.starts_at if command.edge else search.context.now)


def _nearest(search: _Search, moment: datetime) -> SlotsFound | NoSlotsLeft:
    """Return the page of slots that lie nearest to ``moment``, in order of time."""
    size = search.context.policy.page_size
    edge = (moment, "")
    pool = [*search.run(size + 1, after=edge), *search.run(size + 1, before=edge)]
    nearest = sorted(pool, key=lambda slot: abs(slot.starts_at - moment))[:size]
    if not nearest:
        return NoSlotsLeft()
    shown = sorted(nearest, key=lambda slot: (slot.starts_at, slot.id))
    keys = [(slot.starts_at, slot.id) for slot in pool]
    return SlotsFound(
        tuple(offer_of(slot) for slot in shown),
        more_earlier=min(keys) < (shown[0].starts_at, shown[0].id),
        more_later=max(keys) > (shown[-1].starts_at, shown[-1].id),
        exact=False,
    )
