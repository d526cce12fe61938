"""The operator's settings as far as an import needs them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from core.domain.services import SHIPPED, Service
from core.language.order_numbers import FOREIGN


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRules:
    """Known services; how foreign order numbers look; travel that follows a visit at home."""

    services: Mapping[str, Service] = field(default_factory=lambda: SHIPPED)
    foreign_number: re.Pattern[str] = FOREIGN
    travel: timedelta = timedelta()
