"""The order (Auftrag) of an insured person: who needs an appointment, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class OrderState(StrEnum):
    """received → open → scheduled → performed → closed; on_hold and withdrawn leave that road."""

    RECEIVED = "received"
    OPEN = "open"
    SCHEDULED = "scheduled"
    PERFORMED = "performed"
    CLOSED = "closed"
    ON_HOLD = "on_hold"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order as the booking core needs it.

    ``postcode`` is in clear only in memory; ``booking_deadline`` is the last day (local, inclusive)
    on which the person may book, ``statutory_due_on`` the last day on which the visit may lie.
    """

    id: str
    order_number: str
    service: str
    postcode: str
    land: str
    received_on: date
    booking_deadline: date
    statutory_due_on: date | None
    state: OrderState
    requirements: str = ""
    language: str = "de"
