"""Which intents a text has. What is not clearly ahead of the others is no intent."""

import re

from core.language.folding import words
from core.language.likeness import Likeness, bag
from core.language.phrases import PhraseBook, load

_DATA = load("intents")
_KNOWN = Likeness(_DATA["phrases"])
_TO_A_PERSON = PhraseBook({"human": _DATA["always_human"]["phrases"]})
_SENTENCE = re.compile(r"[.!?;\n]+|, (?=ich |wir |bitte |aber |kann |und )")
_SEPARATED = re.compile(r"\bsag(?:e|en|te)\b(.{0,60}?)\bab\b(?=\s*(?:[.!?,;]|$))", re.IGNORECASE)
"""A verb in two halves at the end of a sentence: "ich sage den Termin ab"."""
_ENOUGH = 0.66
_AHEAD = 0.15
_MOST_SENTENCES = 12
_POLITE = frozenset({"greeting", "thanks", "goodbye"})

Scored = tuple[str, float]


def find_intents(text: str) -> list[Scored]:
    """Names and scores, the surest first; empty when nothing is sure enough."""
    text = _SEPARATED.sub(r"absagen\1", text)
    parts = [part for part in _SENTENCE.split(text) if part and part.strip()]
    best: dict[str, float] = {}
    for said in dict.fromkeys(bag(part) for part in [text[:400], *parts[:_MOST_SENTENCES]]):
        name, score = _winner(_KNOWN.scores(said))
        best[name] = max(best.get(name, 0.0), score)
    best.pop("", None)
    if "human" in _TO_A_PERSON.read(words(text)):
        best["human"] = 1.0
    if len(best) > 1:
        best = {name: score for name, score in best.items() if name not in _POLITE} or (
            {"goodbye": best["goodbye"]} if "goodbye" in best else best
        )
    return sorted(best.items(), key=lambda each: -each[1])


def _winner(scores: dict[str, float]) -> Scored:
    """The best name when it is good enough and ahead of the second."""
    ranked = sorted(scores.items(), key=lambda each: -each[1])[:2]
    if len(ranked) < 2 or ranked[0][1] < _ENOUGH or ranked[0][1] - ranked[1][1] < _AHEAD:
        return "", 0.0
    return ranked[0]
