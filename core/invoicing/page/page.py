"""The pages of a file, asked whether they show a value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property

from core.invoicing.page.amounts import amounts_on
from core.invoicing.page.currencies import shows_currency
from core.invoicing.page.days import days_on
from core.invoicing.page.text import plain

_GROUPING = frozenset(" \t\r\n\f\v./-")


class Page:
    """Each answer takes time in proportion to the length of the text, whatever it says."""

    def __init__(self, text: str) -> None:
        """Read the text of one or more pages."""
        self.text = plain(text)

    def is_empty(self) -> bool:
        """Say whether there is nothing to read."""
        return not self.text.strip()

    def shows_amount(self, value: Decimal) -> bool:
        """Say whether an amount stands there, whatever its sign."""
        return abs(value) in self._amounts

    def shows_day(self, value: date) -> bool:
        """Say whether a day stands there."""
        return value in self._days

    def shows_currency(self, code: str) -> bool:
        """Say whether the amounts are in the currency with this ISO 4217 code."""
        return shows_currency(self.text, code)

    def shows_text(self, value: str) -> bool:
        """Say whether a value stands there as a word of its own, blanks aside."""
        letters = "".join(plain(value).lower().split())
        return any(
            not before.isalnum() and not after.isalnum()
            for before, after in self._neighbours(self._without_blanks, letters)
        )

    def shows_code(self, value: str) -> bool:
        """Say whether letters and digits stand there in this order, however they are grouped."""
        code = "".join(letter for letter in plain(value).lower() if letter.isalnum())
        return any(
            not after.isdigit() and not (before.isdigit() and code[:1].isdigit())
            for before, after in self._neighbours(self._without_groups, code)
        )

    @cached_property
    def _amounts(self) -> frozenset[Decimal]:
        return frozenset(amounts_on(self.text))

    @cached_property
    def _days(self) -> frozenset[date]:
        return frozenset(days_on(self.text))

    @cached_property
    def _without_blanks(self) -> tuple[str, list[int]]:
        return self._kept(frozenset(" \t\r\n\f\v"))

    @cached_property
    def _without_groups(self) -> tuple[str, list[int]]:
        return self._kept(_GROUPING)

    def _kept(self, dropped: frozenset[str]) -> tuple[str, list[int]]:
        """Return the text in small letters without some characters, and where each stood."""
        places = [n for n, letter in enumerate(self.text) if letter not in dropped]
        small = self.text.lower()
        if len(small) != len(self.text):  # a Turkish capital becomes two letters
            small = "".join(letter.lower()[0] for letter in self.text)
        return small.translate(dict.fromkeys(map(ord, dropped))), places

    def _neighbours(self, kept: tuple[str, list[int]], wanted: str) -> Iterator[tuple[str, str]]:
        """Yield what stands before and after each place where something is found."""
        text, places = kept
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            first, last = places[at], places[at + len(wanted) - 1]
            yield self.text[first - 1 : first], self.text[last + 1 : last + 2]
            at = text.find(wanted, at + 1)
