"""The booking core on paper: just enough of it, in memory, to answer the dialogue's commands.

It shares no line with the real one, so a transcript that comes out the same from both says
something about both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from core.bootstrap.demo_orders import LAND, PROVIDERS, DemoOrder, demo_orders, slot_rows
from core.dialogue import commands, inputs
from core.dialogue.state import Offer, Purpose
from core.domain.local_time import day_bounds, instant_of, local, local_day
from core.domain.public_holidays import LandHolidays
from core.domain.slot import Mode

PAGE = 5
HOLD = timedelta(minutes=10)
NOTICE = timedelta(hours=2)
CODES = {"demo-brief-der-eine-code": 0}


@dataclass
class PaperSlot:
    """A slot on paper; ``taken_by`` names an order or somebody else."""

    provider: str
    offer: Offer
    taken_by: str | None = None
    held_by: str | None = None
    held_until: datetime | None = None


@dataclass
class PaperWorld:
    """Carries out commands for one chat."""

    begins: datetime
    now: datetime = field(init=False)
    signed_in: DemoOrder | None = None
    wrong: int = 0

    def __post_init__(self) -> None:
        """Write down the demo's world."""
        self.now = self.begins
        self.orders = demo_orders(self.begins)
        self.slots = [
            PaperSlot(provider, Offer(f"{number:04}", instant_of(a), instant_of(b), Mode(mode)))
            for number, (provider, a, b, mode) in enumerate(slot_rows(self.begins))
        ]

    def carry_out(self, command: commands.Command) -> inputs.Result | None:
        """Return what came of the command."""
        name = "_" + "".join(
            f"_{c.lower()}" if c.isupper() else c for c in type(command).__name__
        ).lstrip("_")
        result: inputs.Result | None = getattr(self, name)(command)
        return result

    def somebody_takes(self, offer: Offer) -> None:
        """Let somebody else book the slot."""
        self._slot(offer).taken_by = "somebody else"

    def _sign_in(self, command: commands.SignIn) -> inputs.Result:
        if self.wrong >= 5:
            return inputs.SignInWaits(self.now + timedelta(minutes=15))
        found = [o for o in self.orders if o.order_number == command.order_number]
        if command.code is not None and not found:
            found = [self.orders[CODES[command.code]]]
        if not found or command.postcode != found[0].postcode:
            self.wrong += 1
            return inputs.SignInWrong()
        self.signed_in = found[0]
        return inputs.SignedIn(found[0].order_number, self._appointment())

    def _redeem_code(self, command: commands.RedeemCode) -> inputs.Result:
        return inputs.CodeKnown() if command.code in CODES else inputs.CodeUnknown()

    def _sign_out(self, _: commands.SignOut) -> None:
        self.signed_in = None

    def _find_slots(self, command: commands.FindSlots) -> inputs.Result:
        if local_day(self.now) > self._order.booking_deadline:
            return inputs.BookingClosed(self._order.booking_deadline)
        shown = {offer.time for offer in command.shown}
        free = [offer for offer in _once(self._free()) if offer.time not in shown]
        fits = [offer for offer in free if _fits(offer, command.windows)]
        if not free:
            return inputs.NoSlotsLeft()
        if command.near is not None:
            return _nearest(free, command.near.starts_at)
        if command.edge is not None:
            return _turned(_once(self._free()), fits, command)
        if not fits:
            return _nearest(free, command.windows[0].starts_at or self.now)
        return inputs.SlotsFound(tuple(fits[:PAGE]), False, len(fits) > PAGE)

    def _hold_slot(self, command: commands.HoldSlot) -> inputs.Result:
        slot = self._slot(command.offer)
        if slot.offer not in self._free():
            return inputs.SlotGone()
        self._release_hold(commands.ReleaseHold())
        slot.held_by, slot.held_until = self._order.order_number, self.now + HOLD
        return inputs.Held(slot.offer, 10)

    def _release_hold(self, _: commands.ReleaseHold) -> None:
        for slot in self.slots:
            if slot.held_by == self._order.order_number:
                slot.held_by = slot.held_until = None

    def _book(self, command: commands.Book) -> inputs.Result:
        slot, mine = self._slot(command.offer), self._order.order_number
        if slot.taken_by is not None:
            return inputs.SlotGone()
        if slot.held_by != mine or slot.held_until is None or slot.held_until <= self.now:
            return inputs.HoldLapsed()
        old = self._appointment()
        assert (old is not None) == (command.purpose is Purpose.MOVE)
        for other in self.slots:
            other.taken_by = None if other.taken_by == mine else other.taken_by
        slot.taken_by, slot.held_by, slot.held_until = mine, None, None
        return inputs.Booked(slot.offer, old)

    def _look_up_appointment(self, _: commands.LookUpAppointment) -> inputs.Result:
        found = self._appointment()
        today = found is not None and local_day(found.starts_at) == local_day(self.now)
        return inputs.AppointmentIs(found, today)

    def _cancel(self, _: commands.Cancel) -> inputs.Result:
        found = self._appointment()
        assert found is not None
        self._slot(found).taken_by = None
        return inputs.Cancelled(found)

    def _hand_over(self, command: commands.HandOver) -> inputs.Result:
        wall = local(self.now)
        works = wall.weekday() < 5 and wall.date() not in LandHolidays(LAND)
        return inputs.HandedOver(command.topic.value, works and _in_office(wall.time()))

    @property
    def _order(self) -> DemoOrder:
        assert self.signed_in is not None
        return self.signed_in

    def _appointment(self) -> Offer | None:
        mine = [s.offer for s in self.slots if s.taken_by == self._order.order_number]
        return mine[0] if mine else None

    def _slot(self, offer: Offer) -> PaperSlot:
        return next(slot for slot in self.slots if slot.offer.slot_id == offer.slot_id)

    def _free(self) -> list[Offer]:
        order = self._order
        serving = {
            key
            for key, _, trade, _, _, areas in PROVIDERS
            if trade == order.service and any(order.postcode.startswith(a) for a in areas.split())
        }
        end = day_bounds(order.statutory_due_on)[1]
        return sorted(
            (
                slot.offer
                for slot in self.slots
                if slot.provider in serving and self._open(slot, end)
            ),
            key=_key,
        )

    def _open(self, slot: PaperSlot, end: datetime) -> bool:
        held = slot.held_until is not None and slot.held_until > self.now
        others = held and slot.held_by != self._order.order_number
        soon = slot.offer.starts_at < self.now + NOTICE
        return slot.taken_by is None and not others and not soon and slot.offer.starts_at < end


def _in_office(wall: time) -> bool:
    return time(7, 30) <= wall < time(17, 30)


def _key(offer: Offer) -> tuple[datetime, str]:
    return (offer.starts_at, offer.slot_id)


def _once(offers: list[Offer]) -> list[Offer]:
    seen: dict[object, Offer] = {}
    for offer in offers:
        seen.setdefault(offer.time, offer)
    return list(seen.values())


def _fits(offer: Offer, windows: tuple[commands.Window, ...]) -> bool:
    return not windows or any(
        (w.starts_at is None or w.starts_at <= offer.starts_at)
        and (w.ends_at is None or offer.starts_at < w.ends_at)
        for w in windows
    )


def _nearest(free: list[Offer], moment: datetime) -> inputs.SlotsFound:
    by_distance = sorted(free, key=lambda offer: abs(offer.starts_at - moment))
    shown = sorted(by_distance[:PAGE], key=_key)
    earlier = any(_key(offer) < _key(shown[0]) for offer in free)
    later = any(_key(offer) > _key(shown[-1]) for offer in free)
    return inputs.SlotsFound(tuple(shown), earlier, later, exact=False)


def _turned(free: list[Offer], fits: list[Offer], c: commands.FindSlots) -> inputs.Result:
    assert c.edge is not None
    edge = _key(c.edge)
    if c.direction is commands.Direction.BACKWARD:
        before = [o for o in fits if _key(o) < edge]
        if not before:
            return _nearest(free, c.edge.starts_at)
        return inputs.SlotsFound(tuple(before[-PAGE:]), len(before) > PAGE, True)
    after = [o for o in fits if _key(o) > edge]
    if not after:
        return _nearest(free, c.edge.starts_at)
    return inputs.SlotsFound(tuple(after[:PAGE]), True, len(after) > PAGE)
