"""One thing about an invoice that a person should know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """``code`` is stable and for programs, ``message`` is German and for staff."""

    code: str
    severity: Severity
    message: str


MOST = 50
"""No invoice needs more; a file made to have thousands shows its first ones."""


def first_of_each(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in their order, each once, and not more than a person can read."""
    return tuple(dict.fromkeys(findings))[:MOST]


def error(code: str, message: str) -> Finding:
    """Return a finding that keeps an invoice from being settled as it is."""
    return Finding(code, "error", message)


def warning(code: str, message: str) -> Finding:
    """Return a finding that a person has to look at."""
    return Finding(code, "warning", message)


def info(code: str, message: str) -> Finding:
    """Return a finding that explains something."""
    return Finding(code, "info", message)
