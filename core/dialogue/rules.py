"""The settings of the dialogue, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta

MISSES_UNTIL_EXAMPLES = 2
MISSES_UNTIL_PERSON = 3


@dataclass(frozen=True, slots=True)
class Rules:
    """The operator's settings as far as the dialogue needs them.

    ``idle``: after that long without a word the person signs in again.
    ``foreign_number``: how order numbers that we did not generate look.
    """

    idle: timedelta = timedelta(minutes=30)
    foreign_number: re.Pattern[str] = field(default_factory=lambda: re.compile(r"[0-9]{8}"))
