"""What a line of a mail's text can be."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What a line is; whatever is nothing else is TEXT, so that in doubt words are kept."""

    TEXT = "text"
    EMPTY = "empty"
    QUOTE = "quote"
    """Marked as somebody else's words, as by ``>``."""
    HISTORY = "history"
    """Says that an earlier mail follows: "Am … schrieb …:", "Von: …", "--- Original ---"."""
    SIGNATURE = "signature"
    """The line above a signature: ``--``."""
    RULE = "rule"
    """A drawn line."""
    DEVICE = "device"
    """What a program adds: "Von meinem iPhone gesendet"."""
    SEPARATOR = "separator"
    """Our own "Bitte oberhalb dieser Zeile antworten"."""


LONGEST_LINE = 600
"""Characters of a line that is looked at closely; what is longer was written by a person."""
