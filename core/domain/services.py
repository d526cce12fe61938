"""The services an order can ask for. They are configuration, not a closed list in the code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Service:
    """A service: the statutory period in working days of the Land (None: no such period)."""

    key: str
    statutory_working_days: int | None = None


SHIPPED: Mapping[str, Service] = MappingProxyType(
    {
        service.key: service
        for service in (
            Service("care_assessment", statutory_working_days=25),  # SGB XI section 18c
            Service("glass_repair"),
            Service("damage_appraisal"),
        )
    }
)
