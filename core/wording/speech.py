"""What a language needs beside its templates: how it writes times, places and hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from core.dialogue.state import Offer
from core.domain.office_hours import OfficeHours

SPOKEN_ON = "spoken_on"
"""The name under which a template's context holds the local day of the message (a date)."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One language: its folder, filters, tests and functions for the templates, and two phrases.

    ``slot`` is the short form of an offer for a button; ``hours`` a part of a sentence.
    """

    folder: str
    filters: Mapping[str, Callable[..., Any]]
    tests: Mapping[str, Callable[..., bool]]
    functions: Mapping[str, Callable[..., Any]]
    slot: Callable[[Offer], str]
    hours: Callable[[OfficeHours], str]
