"""How many may talk to us at the same time, in all and from one address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Protocol


class Holding(Protocol):
    """Whoever keeps ``held`` bytes of a mail that is under way."""

    held: int


class Open(Holding, Protocol):
    """An open connection; ``taking`` is whether a mail is under way on it."""

    taking: bool

    def cut(self) -> None:
        """Close it, whatever is under way."""
        ...


MOST_HELD = 256 * 1024 * 1024
"""Bytes of mails that are under way at the same moment, before large ones have to wait."""
LARGE = 1024 * 1024


class Gate:
    """Knows the open connections."""

    def __init__(self, most: int, most_of_one: int) -> None:
        """Let in ``most`` connections, and ``most_of_one`` from the same address."""
        self._most = most
        self._most_of_one = most_of_one
        self._open: dict[Open, str] = {}
        self._of_one: Counter[str] = Counter()
        self.closing = False

    def enter(self, client: Open, address: str) -> bool:
        """Let a connection in, or say no."""
        full = len(self._open) >= self._most or self._of_one[address] >= self._most_of_one
        if full or self.closing:
            return False
        self._open[client] = address
        self._of_one[address] += 1
        return True

    def leave(self, client: Open) -> None:
        """Count a connection out."""
        if (address := self._open.pop(client, None)) is not None:
            self._of_one[address] -= 1
            if not self._of_one[address]:
                del self._of_one[address]

    def is_crowded(self, client: Holding) -> bool:
        """Say whether a client's mail is too large for what others have under way."""
        others = sum(other.held for other in self._open if other is not client)
        return client.held > LARGE and others > 0 and others + client.held > MOST_HELD

    def __iter__(self) -> Iterator[Open]:
        """Go through the open connections."""
        return iter(tuple(self._open))
