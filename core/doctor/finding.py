"""One thing the doctor looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found and what to do about it, in German; ``advice`` is empty when all is well."""

    level: Level
    what: str
    advice: str = ""


def fine(what: str) -> Finding:
    """Return a finding of something that is well."""
    return Finding("ok", what)


def warning(what: str, advice: str) -> Finding:
    """Return a finding that somebody should look at."""
    return Finding("warning", what, advice)


def error(what: str, advice: str) -> Finding:
    """Return a finding that keeps the service from working."""
    return Finding("error", what, advice)
