"""Finds values in an invoice's tree; what is said twice and differently is not a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from core.invoicing.finding import Finding, error, warning
from core.invoicing.structured.element import Element
from core.invoicing.values import decimal, plain_text

V = TypeVar("V")


class Finder:
    """Reads one element and below; paths are ElementPath with the syntax's own prefixes."""

    def __init__(self, at: Element, prefixes: Mapping[str, str], findings: list[Finding]) -> None:
        """Read at ``at``; contradictions and values that make no sense go into ``findings``."""
        self._at = at
        self._prefixes = dict(prefixes)
        self._findings = findings

    def below(self, path: str) -> list[Finder]:
        """Return a finder for each element at a path."""
        elements = self._at.findall(path, self._prefixes)
        return [Finder(element, self._prefixes, self._findings) for element in elements]

    def texts(self, path: str) -> list[str]:
        """Return every text at a path that is not empty; one broken up by elements is none."""
        leaves = (element for element in self._elements(path) if not len(element))
        found = (plain_text(element.text or "") for element in leaves)
        return [text for text in found if text]

    def text(self, path: str, name: str = "") -> str | None:
        """Return the one text at a path; with a ``name``, two different ones are a finding."""
        return self.only(self.texts(path), name)

    def amount(self, path: str, name: str = "") -> Decimal | None:
        """Return the one number at a path."""
        return self.value(path, decimal, name)

    def value(self, path: str, read: Callable[[str], V | None], name: str = "") -> V | None:
        """Return the one value at a path, as ``read`` understands it."""
        values = []
        for text in self.texts(path):
            value = read(text)
            if value is None:
                self._findings.append(_unreadable(name or "Ein Wert", text))
                return None
            values.append(value)
        return self.only(values, name)

    def attribute(self, name: str) -> str:
        """Return an attribute of the element itself, empty when it is not there."""
        return self._at.get(name, "")

    def own_text(self) -> str:
        """Return the text of the element itself."""
        return "" if len(self._at) else plain_text(self._at.text or "") or ""

    def only(self, values: list[V], name: str) -> V | None:
        """Return the value if all are the same; without a ``name``, the first."""
        if name and any(value != values[0] for value in values[1:]):
            self._findings.append(
                error("value_ambiguous", f"{name} steht mehrmals und verschieden in der Rechnung.")
            )
            return None
        return values[0] if values else None

    def _elements(self, path: str) -> list[Element]:
        return self._at.findall(path, self._prefixes)


def _unreadable(name: str, text: str) -> Finding:
    return warning("value_unreadable", f"{name} ist nicht lesbar: „{text[:60]}“.")
