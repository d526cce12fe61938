"""How many may talk to us at the same time, in all and from one address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Protocol


class Open(Protocol):
    """An open connection; ``taking`` is whether a mail is under way on it."""

    taking: bool

    def cut(self) -> None:
        """Close it, whatever is under way."""
        ...


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

    def __iter__(self) -> Iterator[Open]:
        """Go through the open connections."""
        return iter(tuple(self._open))
