"""How far an import is, told about once every hundredth of the way."""

from __future__ import annotations

from collections.abc import Callable

STEPS = 100


class Progress:
    """Two halves: reading the lines, then storing the rows. Never goes back."""

    def __init__(self, lines: int, tell: Callable[[int, int], None]) -> None:
        """Count to twice ``lines``; ``tell`` takes what is done and the whole."""
        self._lines = max(lines, 1)
        self._tell = tell
        self._told = -1

    def read(self, line: int) -> None:
        """Reading has come to ``line``."""
        self._reach(min(line, self._lines))

    def stored(self, rows: int, of: int) -> None:
        """So many rows ``of`` all are stored."""
        self._reach(self._lines + (self._lines * rows // max(of, 1)))

    def _reach(self, done: int) -> None:
        whole = 2 * self._lines
        step = done * STEPS // whole
        if step > self._told:
            self._told = step
            self._tell(done, whole)
