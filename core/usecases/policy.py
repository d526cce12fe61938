"""The operator's settings as far as use cases need them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from core.dialogue.rules import Rules
from core.domain.office_hours import OfficeHours


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How long a hold lasts, how much notice a provider needs, when somebody is in the office.

    On public holidays of ``office_land`` and on ``closed_days`` nobody is.
    """

    hold: timedelta = timedelta(minutes=10)
    notice: timedelta = timedelta(hours=2)
    page_size: int = 5
    office: OfficeHours = field(
        default_factory=lambda: OfficeHours(time(7, 30), time(17, 30), frozenset(range(5)))
    )
    office_land: str = "NW"
    closed_days: frozenset[date] = frozenset()
    rules: Rules = field(default_factory=lambda: Rules(foreign_number=re.compile(r"[0-9]{8}")))
