"""A place in the tokens, with the looks to the right that the reading rules need."""

from __future__ import annotations

from dataclasses import dataclass

from core.language.horizon import Horizon
from core.language.time_words import Token

_END = Token("", "nothing")


@dataclass(frozen=True, slots=True)
class Place:
    """Token `at` of `tokens`; `horizon` knows what day it is. Moving gives a new place."""

    tokens: tuple[Token, ...]
    at: int
    horizon: Horizon

    def look(self, ahead: int = 0) -> Token:
        """The token so many places ahead (or behind), or an end token."""
        index = self.at + ahead
        return self.tokens[index] if 0 <= index < len(self.tokens) else _END

    def kinds(self, *kinds: str) -> bool:
        """True when the next tokens are of these kinds, in order."""
        return all(self.look(n).kind == kind for n, kind in enumerate(kinds))

    def sign(self, ahead: int, text: str) -> bool:
        """True when that token is this sign or word."""
        return self.look(ahead).text == text

    def number(self, ahead: int = 0, low: int = 0, high: int = 9998) -> int | None:
        """The number written in digits at that place, if it lies within the limits."""
        token = self.look(ahead)
        inside = token.kind == "digits" and low <= int(token.value) <= high
        return int(token.value) if inside else None

    def on(self, count: int = 1) -> Place:
        """The place so many tokens ahead."""
        return Place(self.tokens, self.at + count, self.horizon)
