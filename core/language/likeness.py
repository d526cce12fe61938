"""How alike a text and known phrasings are: by shared concepts, and how telling those are."""

import math
from collections import Counter

from core.language.concepts import NOT, concepts_of
from core.language.folding import words

_UNKNOWN = 0.6
"""The weight of a word that occurs in no phrasing, as a share of the heaviest word."""

Bag = frozenset[str]


def bag(text: str) -> Bag:
    """The concepts of a text."""
    return frozenset().union(*map(concepts_of, words(text)))


class Likeness:
    """Known phrasings by name, each as a set of concepts."""

    def __init__(self, phrasings: dict[str, list[str]]) -> None:
        """Learn the phrasings; a concept that few names use tells more."""
        self._bags = {name: [bag(each) for each in known] for name, known in phrasings.items()}
        spread = Counter(c for bags in self._bags.values() for c in frozenset().union(*bags))
        names = len(self._bags)
        self._weight = {c: 0.15 + math.log(1 + names / count) for c, count in spread.items()}
        self._unknown = _UNKNOWN * max(self._weight.values())

    def _mass(self, concepts: Bag) -> float:
        return sum(self._weight.get(concept, self._unknown) for concept in concepts)

    def scores(self, text: str) -> dict[str, float]:
        """For each name how well its best phrasing fits, 0 to 1."""
        said = bag(text)
        mass = self._mass(said)
        if not mass:
            return {}
        return {
            name: max(self._fit(said, mass, b) for b in bags) for name, bags in self._bags.items()
        }

    def _fit(self, said: Bag, mass: float, known: Bag) -> float:
        """The shared weight against both; a "nicht" on one side only rules the phrasing out."""
        shared = said & known
        if not shared or (NOT in said) is not (NOT in known):
            return 0.0
        return self._mass(shared) / math.sqrt(mass * self._mass(known))
