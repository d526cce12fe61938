"""What a button of ours is called in a channel: it names the turn that offered it and its place."""

from __future__ import annotations

import re

_NAME = re.compile(r"o:([0-9]{1,9}):([0-9]{1,2})")


def button_name(turn: int, index: int) -> str:
    """Return the name of the ``index``-th button below the message of ``turn``."""
    return f"o:{turn}:{index}"


def read_button_name(name: str) -> tuple[int, int] | None:
    """Return turn and index; None for a name that we never gave."""
    found = _NAME.fullmatch(name)
    return (int(found[1]), int(found[2])) if found else None
