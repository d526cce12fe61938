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
        bags_of = {name: [bag(each) for each in known] for name, known in phrasings.items()}
        spread = Counter(c for bags in bags_of.values() for c in frozenset().union(*bags))
        names = len(bags_of)
        self._weight = {c: 0.15 + math.log(1 + names / count) for c, count in spread.items()}
        self._unknown = _UNKNOWN * max(self._weight.values())
        self._known = {
            name: [(each, NOT in each, math.sqrt(self._mass(each))) for each in bags]
            for name, bags in bags_of.items()
        }

    def _mass(self, concepts: Bag) -> float:
        return sum(self._weight.get(concept, self._unknown) for concept in concepts)

    def scores(self, text: str) -> dict[str, float]:
        """For each name how well its best phrasing fits, 0 to 1."""
        said = bag(text)
        mass = self._mass(said)
        if not mass:
            return {}
        root, negated = math.sqrt(mass), NOT in said
        return {
            name: max(
                self._fit(said, each, known_root) / root if denied is negated else 0.0
                for each, denied, known_root in known
            )
            for name, known in self._known.items()
        }

    def _fit(self, said: Bag, known: Bag, root: float) -> float:
        """The shared weight against that of the known; a "nicht" on one side only rules it out."""
        shared = said & known
        return self._mass(shared) / root if shared else 0.0
