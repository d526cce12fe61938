"""The office behind the assistant, as far as a chat names it."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.office_hours import OfficeHours


@dataclass(frozen=True, slots=True)
class OfficeDetails:
    """Who answers when a person is wanted.

    ``example`` shows how the two numbers are written; it must not be a real order or postcode.
    The one given fails the check digit, and no place in Germany has this postcode.
    """

    name: str
    phone: str
    hours: OfficeHours
    example: str = "123 4567 8901, 12345"
