"""Providers: assessors who visit people, and partners who do a trade's work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProviderKind(StrEnum):
    """Who provides: an assessor (Gutachterin, Gutachter) or a partner business."""

    ASSESSOR = "assessor"
    PARTNER = "partner"


class ProviderState(StrEnum):
    """applicant → trial → active → paused → left; only trial and active ones get bookings."""

    APPLICANT = "applicant"
    TRIAL = "trial"
    ACTIVE = "active"
    PAUSED = "paused"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Whoever keeps appointments.

    ``weekly_capacity``: how many orders a partner is referred in an ISO week at most, None means no
    limit; an assessor is limited by the slots that they offer.
    """

    id: str
    kind: ProviderKind
    trade: str
    name: str
    qualification: str
    email: str
    postcode_prefixes: tuple[str, ...]
    weekly_capacity: int | None
    state: ProviderState = ProviderState.ACTIVE
