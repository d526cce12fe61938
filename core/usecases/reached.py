"""Labelled points of a turn. A test may stop the process at any of them; nobody else listens."""

from __future__ import annotations

from collections.abc import Callable

POINTS = (
    "inbox.before_store",
    "inbox.stored",
    "turn.begun",
    "turn.stepped",
    "turn.carried_out",
    "turn.before_save",
    "turn.before_commit",
    "turn.committed",
    "outbox.leased",
    "outbox.before_send",
    "outbox.sent",
    "outbox.marked",
)

_listeners: list[Callable[[str], None]] = []


def reached(point: str) -> None:
    """Tell whoever listens that ``point`` was reached."""
    for listener in _listeners:
        listener(point)


def listen(listener: Callable[[str], None]) -> None:
    """Have ``listener`` called at every point."""
    _listeners.append(listener)
