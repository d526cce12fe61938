"""Words as concepts: "absagen", "stornieren" and "canceln" are the same for finding an intent."""

from collections import defaultdict
from functools import lru_cache

from core.language.folding import fold
from core.language.phrases import load

_DATA = load("concepts")
_IGNORED = frozenset(fold(word) for word in _DATA["ignored"]["words"])
_ENDINGS = ("en", "er", "es", "em", "e", "n", "s")
NOT = "NOT"
"""The concept of "nicht" and "kein"."""


def _tables() -> tuple[dict[str, frozenset[str]], dict[str, set[str]]]:
    whole: dict[str, set[str]] = defaultdict(set)
    starts: dict[str, set[str]] = defaultdict(set)
    for concept, patterns in _DATA["concepts"].items():
        for pattern in map(fold, patterns):
            (starts if pattern.endswith("*") else whole)[pattern.rstrip("*")].add(concept)
    return {word: frozenset(concepts) for word, concepts in whole.items()}, starts


_WHOLE, _STARTS = _tables()
_LONGEST = max(map(len, _STARTS))


@lru_cache(maxsize=8192)
def concepts_of(word: str) -> frozenset[str]:
    """What a folded word stands for; nothing for words without meaning here."""
    found = set(_WHOLE.get(word, ()))
    for length in range(min(len(word), _LONGEST), 1, -1):
        if word[:length] in _STARTS:
            found |= _STARTS[word[:length]]
            break
    if found:
        return frozenset(found)
    if word in _IGNORED or word.isdecimal():
        return frozenset()
    return frozenset({_stem(word)})


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word[: -len(ending)]
    return word
