"""Labelled points of a turn, one around every group of statements and every send.

A test may stop the process at any of them; nobody else listens. Those of the database are reached
by every transaction: the rim's, the turn's, and the relay's.
"""

from __future__ import annotations

from collections.abc import Callable

POINTS = (
    "inbox.before_store",
    "inbox.stored",
    "turn.begun",
    "turn.locked",
    "turn.noted",
    "turn.stepped",
    "turn.try_counted",
    "turn.carried_out",
    "turn.said",
    "turn.before_save",
    "turn.saved",
    "database.before_commit",
    "database.committed",
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
