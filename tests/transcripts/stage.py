"""A stage on which a transcript is played: whoever stands behind it, the acts are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from core.bootstrap.transcript import MEDIA, Said

LATER = re.compile(r"(\d+) (Sekunden?|Minuten?|Stunden?|Tage?) später")
UNITS = {"Sekunde": "seconds", "Minute": "minutes", "Stunde": "hours", "Tag": "days"}


class Stage(Protocol):
    """Where a person's acts are carried out; each returns what the assistant says."""

    def says(self, text: str) -> Sequence[Said]:
        """Write a message."""
        ...

    def presses(self, label: str, *, old: bool) -> Sequence[Said]:
        """Press a button of the last message, or an ``old`` one of an earlier message."""
        ...

    def sends(self, media: str) -> Sequence[Said]:
        """Send something that is not text."""
        ...

    def edits(self, text: str) -> Sequence[Said]:
        """Change the last message that was written."""
        ...

    def passes(self, time: timedelta) -> None:
        """Let time pass."""
        ...

    def restarts(self) -> None:
        """Stop the program and start it again."""
        ...

    def somebody_takes(self, label: str) -> None:
        """Let somebody else book the slot with this label on its button."""
        ...


def play(stage: Stage, act: str) -> Sequence[Said]:
    """Carry out one line of a transcript; raises ValueError when it is none."""
    if act.startswith("* "):
        return _happens(stage, act[2:])
    words = act[2:]
    if words.startswith("[") and words.endswith("]"):
        return stage.presses(words[1:-1], old=False)
    if not (words.startswith("(") and words.endswith(")")):
        return stage.says(words.replace("⏎", "\n"))
    inner = words[1:-1]
    if inner in MEDIA:
        return stage.sends(MEDIA[inner])
    if inner.startswith("geändert: "):
        return stage.edits(inner.removeprefix("geändert: "))
    if inner.startswith("alter Knopf: "):
        return stage.presses(inner.removeprefix("alter Knopf: "), old=True)
    raise ValueError(f"nobody knows how to do {act!r}")


def _happens(stage: Stage, what: str) -> Sequence[Said]:
    later = LATER.fullmatch(what)
    if later:
        unit = next(value for key, value in UNITS.items() if later[2].startswith(key))
        stage.passes(timedelta(**{unit: int(later[1])}))
    elif what == "Neustart":
        stage.restarts()
    elif what.startswith("jemand anders bucht "):
        stage.somebody_takes(what.removeprefix("jemand anders bucht "))
    else:
        raise ValueError(f"nobody knows how {what!r} happens")
    return ()
