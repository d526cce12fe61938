"""Find a page of free slots for an order: in its area, of its service, within its reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.dialogue.commands import Direction, FindSlots
from core.dialogue.inputs import BookingClosed, NoSlotsLeft, SlotsFound
from core.dialogue.state import Offer
from core.domain.booking_window import is_open, reach
from core.domain.order import Order
from core.domain.postcode import prefixes
from core.usecases.fitting_offers import Search, Wanted, fitting
from core.usecases.turn_context import TurnContext

SlotsResult = SlotsFound | NoSlotsLeft | BookingClosed


def find_slots(context: TurnContext, command: FindSlots) -> SlotsResult:
    """Return a page that fits the wish, the nearest ones when none does, or why there are none."""
    order = context.order()
    if not is_open(order, context.now):
        return BookingClosed(order.booking_deadline)
    search = _search(context, order)
    wanted = Wanted(command.windows, frozenset(offer.time for offer in command.shown))
    if command.near is not None:
        return _nearest(search, wanted, command.near.starts_at)
    page = _page(search, command, wanted)
    if page.offers or command.edge is not None:
        return page if page.offers else _unturned(search, wanted, command)
    if not command.windows:
        return NoSlotsLeft()
    start = command.windows[0].starts_at
    return _nearest(search, wanted, start or context.now)


def _search(context: TurnContext, order: Order) -> Search:
    providers = context.uow.providers.serving(order.service, prefixes(order.postcode))
    within = reach(order, context.now, context.policy.notice)
    return Search(context, order, providers, within)


def _page(search: Search, command: FindSlots, wanted: Wanted) -> SlotsFound:
    size = search.context.policy.page_size
    edge = (command.edge.starts_at, command.edge.slot_id) if command.edge else None
    backward = command.direction is Direction.BACKWARD and edge is not None
    before, after = (edge, None) if backward else (None, edge)
    found = fitting(search, wanted, size + 1, after=after, before=before)
    page, more = tuple(found[:size]), len(found) > size
    if backward:
        return SlotsFound(page[::-1], more_earlier=more, more_later=True)
    return SlotsFound(page, more_earlier=edge is not None, more_later=more)


def _unturned(search: Search, wanted: Wanted, command: FindSlots) -> SlotsResult:
    """There is no page that way: show the slots nearest to the edge."""
    moment = command.edge.starts_at if command.edge else search.context.now
    return _nearest(search, replace(wanted, seen=frozenset()), moment)


def _nearest(search: Search, wanted: Wanted, moment: datetime) -> SlotsFound | NoSlotsLeft:
    """Return the page of slots that lie nearest to ``moment``, whatever the windows, by time."""
    size, anything = search.context.policy.page_size, replace(wanted, windows=())
    edge = (moment, "")
    later = fitting(search, anything, size + 1, after=edge)
    earlier = fitting(search, anything, size + 1, before=edge)
    by_distance = sorted([*later, *earlier], key=lambda offer: abs(offer.starts_at - moment))
    shown = sorted(by_distance[:size], key=_place)
    if not shown:
        return NoSlotsLeft()
    return SlotsFound(
        tuple(shown),
        more_earlier=any(_place(offer) < _place(shown[0]) for offer in earlier),
        more_later=any(_place(offer) > _place(shown[-1]) for offer in later),
        exact=False,
    )


def _place(offer: Offer) -> tuple[datetime, str]:
    return (offer.starts_at, offer.slot_id)
