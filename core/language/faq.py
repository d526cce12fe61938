"""Recognises frequent questions; what is answered stands with the wording."""

from core.language.likeness import Likeness, bag
from core.language.phrases import load

_DATA = load("questions")
_KNOWN = Likeness(_DATA["phrases"] | _DATA["unanswered"])
_ENOUGH = 0.70
_AHEAD = 0.08

FAQ_KEYS: tuple[str, ...] = tuple(_DATA["phrases"])
"""The questions that are recognised, in the order of the data file."""


def find_faq(text: str) -> str | None:
    """The key of the question asked, None when it is not clearly one of them."""
    ranked = sorted(_KNOWN.scores(bag(text[:400])).items(), key=lambda each: -each[1])[:2]
    if len(ranked) < 2 or ranked[0][1] < _ENOUGH or ranked[0][1] - ranked[1][1] < _AHEAD:
        return None
    return ranked[0][0] if ranked[0][0] in FAQ_KEYS else None
