"""One thing about an invoice that a person should know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """``code`` is stable and for programs, ``message`` is German and for staff."""

    code: str
    severity: Severity
    message: str


def error(code: str, message: str) -> Finding:
    """Return a finding that keeps an invoice from being settled as it is."""
    return Finding(code, "error", message)


def warning(code: str, message: str) -> Finding:
    """Return a finding that a person has to look at."""
    return Finding(code, "warning", message)


def info(code: str, message: str) -> Finding:
    """Return a finding that explains something."""
    return Finding(code, "info", message)
