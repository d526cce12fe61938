"""An appointment (Termin): an order and a slot that belong together, confirmed by a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.domain.slot import Mode


class AppointmentState(StrEnum):
    """confirmed → fulfilled, no_show, cancelled or superseded (by the one it was moved to)."""

    CONFIRMED = "confirmed"
    FULFILLED = "fulfilled"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"


class Origin(StrEnum):
    """Who made the appointment."""

    SELF = "self"
    STAFF = "staff"
    ASSIGNED = "assigned"
    WAITING_LIST = "waiting_list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """An appointment; instants are aware UTC, ``available_again_from`` is a local day.

    ``calendar_uid`` stays the same when the appointment moves and ``sequence`` rises, as RFC 5545
    asks for (sections 3.8.4.7 and 3.8.7.4).
    """

    id: str
    order_id: str
    slot_id: str
    provider_id: str
    starts_at: datetime
    ends_at: datetime
    busy_until: datetime
    mode: Mode
    origin: Origin
    state: AppointmentState
    calendar_uid: str
    sequence: int
    cancel_reason: str | None = None
    available_again_from: date | None = None
