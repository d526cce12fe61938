"""A choice among what is offered: "2", "Nummer 2", "die zweite", or the label itself."""

import re

from core.language.folding import words
from core.language.phrases import load

_DATA = load("choices")
_FILLERS = frozenset(word for phrase in _DATA["fillers"] for word in words(phrase))
_NAMES = {
    words(word)[0]: int(number) for number, names in _DATA["numbers"].items() for word in names
}
_LAST = frozenset(words(word)[0] for word in _DATA["last"])
_NUMBER = re.compile(r"[0-9]{1,2}")


def read_choice(text: str, labels: tuple[str, ...]) -> int | None:
    """The 1-based number of the label that is meant, None when that is not certain."""
    said = words(text)
    if not labels or not said:
        return None
    same = [number for number, label in enumerate(labels, start=1) if words(label) == said]
    if same:
        return same[0] if len(same) == 1 else None
    return _by_number(said, len(labels))


def _by_number(said: tuple[str, ...], count: int) -> int | None:
    meant = [word for word in said if word not in _FILLERS]
    if len(meant) != 1:
        return None
    word = meant[0]
    if word in _LAST:
        return count
    number = int(word) if _NUMBER.fullmatch(word) else _NAMES.get(word, 0)
    return number if 1 <= number <= count else None
