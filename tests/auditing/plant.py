"""What is planted: statements that break an invariant, and who is to blame."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plant:
    """Statements that break an invariant, and a query for the rows to be found."""

    invariant: str
    name: str
    statements: tuple[str, ...]
    guilty: str


def plant(invariant: str, name: str, *statements: str, guilty: str) -> Plant:
    """A plant, as the tables of them spell it."""
    return Plant(invariant, name, statements, guilty)
