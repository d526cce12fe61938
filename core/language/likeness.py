"""How alike a text and known phrasings are: by shared concepts, and how telling those are."""

import math
from collections import Counter, defaultdict

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
        self._names = tuple(bags_of)
        self._holding: dict[str, set[tuple[str, Bag, float]]] = defaultdict(set)
        for name, bags in bags_of.items():
            for known in bags:
                phrasing = name, known, math.sqrt(self._mass(known))
                for concept in known:
                    self._holding[concept].add(phrasing)

    def _mass(self, concepts: Bag) -> float:
        return sum(self._weight.get(concept, self._unknown) for concept in concepts)

    def scores(self, said: Bag) -> dict[str, float]:
        """For each name how well its best phrasing fits, 0 to 1."""
        mass = self._mass(said)
        if not mass:
            return {}
        root, negated = math.sqrt(mass), NOT in said
        best = dict.fromkeys(self._names, 0.0)
        # What shares no concept does not fit; a "nicht" on one side only rules a phrasing out.
        for name, known, known_root in self._sharing(said):
            if (NOT in known) is negated:
                fit = self._mass(said & known) / known_root / root
                best[name] = max(best[name], fit)
        return best

    def _sharing(self, said: Bag) -> set[tuple[str, Bag, float]]:
        return set().union(*(self._holding.get(concept, ()) for concept in said))
