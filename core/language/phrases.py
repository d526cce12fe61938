"""Phrases from the data files in `de/`, loaded once, and found in a text by their longest match."""

import tomllib
from importlib.resources import files
from typing import Any

from core.language.folding import words

Phrase = tuple[str, ...]


def load(name: str) -> dict[str, Any]:
    """The data file `de/{name}.toml`."""
    text = files("core.language").joinpath("de", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


class PhraseBook:
    """Which meaning a phrase has; the longest phrase at a place wins."""

    def __init__(self, meanings: dict[str, list[str]]) -> None:
        """Take the phrases of each meaning."""
        self._meaning: dict[Phrase, str] = {
            words(phrase): meaning for meaning, phrases in meanings.items() for phrase in phrases
        }
        self._longest = max(len(phrase) for phrase in self._meaning)

    def read(self, said: tuple[str, ...]) -> list[str | None]:
        """The meanings of a text from left to right, None for a word that has none."""
        found: list[str | None] = []
        position = 0
        while position < len(said):
            meaning, length = self._at(said, position)
            found.append(meaning)
            position += length
        return found

    def _at(self, said: tuple[str, ...], position: int) -> tuple[str | None, int]:
        for length in range(self._longest, 0, -1):
            if meaning := self._meaning.get(said[position : position + length]):
                return meaning, length
        return None, 1
