"""Words that may change a time in a way we do not know, and slips of the finger in time words.

They make the assistant ask. Passing over them silently would be a guess.
"""

from core.language.folding import fold, words
from core.language.phrases import load

_DATA = load("time")
_RISKY = _DATA["risky"]
_BEGINS = tuple(fold(start) for start in _RISKY["begins"])
_ENDS = tuple(fold(end) for end in _RISKY["ends"])
_HARMLESS = frozenset(fold(word) for word in _RISKY["harmless"]) | frozenset(
    word for phrases in _DATA["clauses"].values() for phrase in phrases for word in words(phrase)
)
_SHORTEST_SLIP = 4


def _with_one_letter_less(word: str) -> frozenset[str]:
    return frozenset({word, *(word[:n] + word[n + 1 :] for n in range(len(word)))})


_NEAR = frozenset().union(*(_with_one_letter_less(fold(word)) for word in _RISKY["near"]))


def is_risky(word: str) -> bool:
    """True for a folded word that begins or ends like a time word, or is one but for a letter."""
    if word in _HARMLESS or len(word) < _SHORTEST_SLIP or len(word) > 40:
        return False
    if word.startswith(_BEGINS) or word.endswith(_ENDS):
        return True
    return not _NEAR.isdisjoint(_with_one_letter_less(word))
