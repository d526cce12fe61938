"""The paper world with other people in it: they take and free slots, and share the order.

A relative may book, move or cancel in another chat; staff may withdraw the order; strangers may
spend its tries. Whoever chats is told only what the booking core would tell.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from core.bootstrap.demo_orders import DemoOrder
from core.dialogue import commands, inputs
from core.dialogue.state import Offer, Purpose
from core.domain.local_time import local_day
from tests.transcripts.paper_world import CODES, PaperSlot, PaperWorld

FREE_TRIES = 5
PAUSE = timedelta(minutes=15)
LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""A mark holds no digits, so that digits in a state are never excused by it."""


def mark(secret: str) -> str:
    """What travels in place of a secret: nothing that could be read back."""
    return "mark-" + hashlib.sha256(secret.encode()).hexdigest()[:12].translate(LETTERS)


@dataclass
class BusyWorld(PaperWorld):
    """Implements the world of one chat; ``used`` are codes of letters that were spent."""

    withdrawn: set[str] = field(default_factory=set)
    spent: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    tried: list[datetime] = field(default_factory=list)

    def twin(self) -> BusyWorld:
        """The same world once more: what happens there does not happen here."""
        twin = copy.copy(self)
        twin.slots = [
            PaperSlot(slot.provider, slot.offer, slot.taken_by, slot.held_by, slot.held_until)
            for slot in self.slots
        ]
        twin.withdrawn, twin.spent = set(self.withdrawn), set(self.spent)
        twin.used, twin.tried = set(self.used), list(self.tried)
        return twin

    def waits_until(self) -> datetime | None:
        """Until when this chat may not try to sign in."""
        if len(self.tried) < FREE_TRIES or self.tried[-1] + PAUSE <= self.now:
            return None
        return self.tried[-1] + PAUSE

    def somebody_takes_number(self, number: int) -> None:
        """Let somebody else book or give back a slot, unless it is booked for a demo order."""
        slot = self.slots[number % len(self.slots)]
        if slot.taken_by is None:
            slot.taken_by, slot.held_by, slot.held_until = "somebody else", None, None
        elif slot.taken_by == "somebody else":
            slot.taken_by = None

    def somebody_takes_all(self, label: str, label_of: Callable[[Offer], str]) -> None:
        """Let others book every slot with this label, whoever holds it; what is booked stays."""
        for slot in self.slots:
            if slot.taken_by is None and label_of(slot.offer) == label:
                slot.taken_by, slot.held_by, slot.held_until = "somebody else", None, None

    def everything_is_taken(self) -> None:
        """Let others book whatever is free."""
        for slot in self.slots:
            slot.taken_by = slot.taken_by or "somebody else"

    def others_give_back(self) -> None:
        """Free what others booked."""
        for slot in self.slots:
            slot.taken_by = None if slot.taken_by == "somebody else" else slot.taken_by

    def relative_acts(self, order: DemoOrder, number: int) -> None:
        """Let a relative with the same letter cancel, and with ``number`` book another slot."""
        for slot in self.slots:
            slot.taken_by = None if slot.taken_by == order.order_number else slot.taken_by
        if number:
            slot = self.slots[number % len(self.slots)]
            if slot.taken_by is None:
                slot.taken_by = order.order_number

    def appointment_begins(self, order: DemoOrder) -> None:
        """Let time pass until an order's appointment has begun."""
        for slot in self.booked_for(order):
            self.now = max(self.now, slot.offer.starts_at + timedelta(minutes=1))

    def booked_for(self, order: DemoOrder) -> list[PaperSlot]:
        """The slots that are an order's appointments."""
        return [slot for slot in self.slots if slot.taken_by == order.order_number]

    def is_open(self) -> bool:
        """Whether the order that is signed in may be booked."""
        in_time = local_day(self.now) <= self._order.booking_deadline
        return in_time and self._order.order_number not in self.withdrawn

    def _sign_in(self, command: commands.SignIn) -> inputs.Result:
        until = self.waits_until()
        if until is not None:
            return inputs.SignInWaits(until)
        found = [o for o in self.orders if o.order_number == command.order_number]
        if command.code is not None and not found and command.code not in self.used:
            found = [self.orders[i] for code, i in CODES.items() if mark(code) == command.code]
        if command.code is None and command.order_number in self.spent:
            return inputs.SignInSpent()
        if not found or command.postcode != mark(found[0].postcode):
            self.tried.append(self.now)
            return inputs.SignInWrong()
        if command.code is not None:
            self.used.add(command.code)
        self.signed_in = found[0]
        return inputs.SignedIn(found[0].order_number, self._appointment())

    def _redeem_code(self, command: commands.RedeemCode) -> inputs.Result:
        good = {mark(code) for code in CODES} - self.used
        return inputs.CodeKnown() if command.code in good else inputs.CodeUnknown()

    def _find_slots(self, command: commands.FindSlots) -> inputs.Result:
        return super()._find_slots(command) if self.is_open() else self._closed()

    def _hold_slot(self, command: commands.HoldSlot) -> inputs.Result:
        return super()._hold_slot(command) if self.is_open() else self._closed()

    def _book(self, command: commands.Book) -> inputs.Result:
        if not self.is_open():
            return self._closed()
        present = self._appointment()
        if (present is not None) != (command.purpose is Purpose.MOVE):
            return inputs.AppointmentIs(present)
        if command.replaces is not None and present != command.replaces:
            return inputs.AppointmentIs(present)
        if present is not None and present.starts_at <= self.now:
            return inputs.TooLate()
        return super()._book(command)

    def _cancel(self, command: commands.Cancel) -> inputs.Result:
        present = self._appointment()
        if present is None or present != command.appointment:
            return inputs.AppointmentIs(present)
        return inputs.TooLate() if present.starts_at <= self.now else super()._cancel(command)

    def _closed(self) -> inputs.BookingClosed:
        return inputs.BookingClosed(self._order.booking_deadline)

    def present(self) -> Offer | None:
        """The appointment of whoever is signed in."""
        return self._appointment() if self.signed_in else None


def monday() -> BusyWorld:
    """The demo's world at nine in Berlin, on a Monday four weeks before Christmas."""
    return MONDAY.twin()


MONDAY = BusyWorld(datetime(2026, 11, 23, 8, tzinfo=UTC))
