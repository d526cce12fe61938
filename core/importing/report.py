"""What an import has to tell: counts, and every row that cannot be taken, in German."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_KEPT = 10_000
MOST_SHOWN = 50


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Why a row cannot be taken; ``line`` counts from 1, and 0 is the whole file."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        """Return the problem as a person reads it."""
        where = ", ".join(
            part for part in (f"Zeile {self.line}" if self.line else "", self.column) if part
        )
        return f"{where}: {self.reason}" if where else self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What became of the rows that were read."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of an import. With problems nothing was written.

    ``problems`` are in the order of lines, at most 10,000; ``more_problems`` counts the rest.
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    more_problems: int = 0

    @property
    def ok(self) -> bool:
        """Say whether every row could be taken."""
        return not self.problems

    def lines(self, most: int = MOST_SHOWN) -> Iterator[str]:
        """Yield the problems in German, the first ``most`` of them and how many more there are."""
        for problem in self.problems[:most]:
            yield str(problem)
        hidden = len(self.problems[most:]) + self.more_problems
        if hidden:
            yield f"… und {hidden} weitere"


@dataclass(slots=True)
class Problems:
    """Gathers problems; what is beyond the first 10,000 is only counted."""

    kept: list[Problem] = field(default_factory=list)
    more: int = 0

    def add(self, line: int, column: str, reason: str) -> None:
        """Note a problem."""
        if len(self.kept) < MOST_KEPT:
            self.kept.append(Problem(line, column, reason))
        else:
            self.more += 1

    def report(self, read: int = 0) -> Report:
        """Return the report of an import that took nothing."""
        return Report(read=read, problems=tuple(sorted(self.kept)), more_problems=self.more)
