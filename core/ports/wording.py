"""The port to everything a person reads."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from core.dialogue.outputs import Label, Say


class Wording(Protocol):
    """Turns what the dialogue wants to say into words, in the language of the person."""

    def text(self, say: Say, language: str, now: datetime) -> str:
        """Return the words of a message; ``now`` (UTC) decides what is "heute" and "morgen"."""
        ...

    def label(self, label: Label, language: str, now: datetime) -> str:
        """Return the words on a button."""
        ...
