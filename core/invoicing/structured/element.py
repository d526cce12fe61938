"""What is used of an element of a tree; lxml brings no types of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Element(Protocol):
    """An element as lxml.etree has it."""

    @property
    def tag(self) -> str:
        """The name, with its namespace in braces."""
        ...

    @property
    def text(self) -> str | None:
        """What stands before the first element inside."""
        ...

    def __len__(self) -> int:
        """Return how many elements are inside."""
        ...

    def get(self, key: str, default: str) -> str:
        """Return an attribute."""
        ...

    def findall(self, path: str, namespaces: Mapping[str, str]) -> list[Element]:
        """Return the elements at a path in ElementPath's notation."""
        ...
