"""A slot (Terminangebot): a provider's time that one order can take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_ARRIVAL_WINDOW = timedelta(hours=2)


class SlotState(StrEnum):
    """free → held → booked; blocked and withdrawn slots are not offered.

    A hold lives on the slot itself and ends by the clock: a held slot whose time has run out is
    as free as a free one, without any job having to run.
    """

    FREE = "free"
    HELD = "held"
    BOOKED = "booked"
    BLOCKED = "blocked"
    WITHDRAWN = "withdrawn"


class Mode(StrEnum):
    """How the appointment takes place."""

    HOME = "home"
    PHONE = "phone"
    VIDEO = "video"
    WORKSHOP = "workshop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A slot; all instants are aware UTC.

    ``starts_at`` and ``ends_at`` bound the arrival window; the provider is busy from ``starts_at``
    to ``busy_until``, which includes travel.
    """

    id: str
    provider_id: str
    starts_at: datetime
    ends_at: datetime
    busy_until: datetime
    mode: Mode
    state: SlotState
    held_for: str | None = None
    hold_expires_at: datetime | None = None
