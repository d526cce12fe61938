"""What the booking use cases need from storage. Instants are aware UTC, everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.domain.appointment import Appointment, AppointmentState
from core.domain.order import Order, OrderState
from core.domain.slot import Slot


class Orders(Protocol):
    """Orders of insured persons."""

    def by_number(self, order_number: str) -> Order | None:
        """Return the order with this number."""
        ...

    def by_id(self, order_id: str) -> Order:
        """Return the order; raises Broken when there is none."""
        ...

    def lock(self, order_id: str) -> Order:
        """Return the order and keep every other booker of it waiting until the commit."""
        ...

    def postcode_check(self, order_number: str) -> str | None:
        """Return the kept check of the order's postcode, None when there is no such order."""
        ...

    def set_state(self, order_id: str, state: OrderState, now: datetime) -> None:
        """Change the order's state."""
        ...


class Providers(Protocol):
    """Assessors and partners."""

    def serving(self, service: str, postcode_prefixes: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of bookable providers of the service whose area covers a prefix."""
        ...

    def lock(self, *provider_ids: str) -> None:
        """Keep every other booker of these providers waiting until the commit (sorted by id)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotQuery:
    """Which free slots: of whom, from when to when (half-open), for which order, how many.

    ``after`` or ``before`` is the edge (start, slot id) of a page already shown.
    """

    provider_ids: tuple[str, ...]
    since: datetime
    until: datetime | None
    order_id: str
    now: datetime
    limit: int
    after: tuple[datetime, str] | None = None
    before: tuple[datetime, str] | None = None


class Slots(Protocol):
    """Slots, and the holds that live on them."""

    def find(self, query: SlotQuery) -> tuple[Slot, ...]:
        """Return free slots in order of start and id (backwards for ``before``: nearest first).

        Free means: free, or held by this order, or held and run out; and no booked or held slot
        of the same provider overlaps it.
        """
        ...

    def by_id(self, slot_id: str) -> Slot | None:
        """Return the slot."""
        ...

    def hold(self, slot_id: str, order_id: str, now: datetime, expires_at: datetime) -> bool:
        """Hold the slot for the order if it is takeable now; say whether that worked."""
        ...

    def release_holds(self, order_id: str) -> int:
        """Free what the order holds; return how many slots that were."""
        ...

    def book(self, slot_id: str, order_id: str, now: datetime) -> bool:
        """Turn the order's running hold into a booking; say whether the hold was still good."""
        ...

    def free(self, slot_id: str) -> None:
        """Make a booked slot free again."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentLine:
    """An appointment in a list for staff or for the demo: with whom, for which order."""

    starts_at: datetime
    ends_at: datetime
    provider_name: str
    order_number: str
    state: AppointmentState


class Appointments(Protocol):
    """Appointments."""

    def newest(self, count: int) -> tuple[AppointmentLine, ...]:
        """Return the appointments that changed last, the latest first."""
        ...

    def active_of(self, order_id: str) -> Appointment | None:
        """Return the confirmed appointment of the order."""
        ...

    def add(self, appointment: Appointment, audit_id: str, now: datetime) -> None:
        """Keep a new appointment together with the audit event that made it."""
        ...

    def end(self, appointment: Appointment, audit_id: str, by: str, now: datetime) -> bool:
        """Store the final state of a confirmed appointment; False when it was not active."""
        ...
