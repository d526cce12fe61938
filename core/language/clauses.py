"""Clauses: which days and hours belong together, and whether they are wished for or ruled out."""

from dataclasses import dataclass, field
from typing import Literal

from core.language.folding import words
from core.language.items import Item
from core.language.time_words import DATA
from core.language.unclear import say_again

Polarity = Literal["yes", "no", "beside"]


def _set(name: str) -> frozenset[str]:
    return frozenset(word for phrase in DATA["clauses"][name] for word in words(phrase))


AWAY, _BACK, _PAST, _MOVE = _set("away"), _set("back"), _set("about_past"), _set("move")
_OWN, _APPOINTMENT, _HAVE, _FREE = _set("own"), _set("appointment"), _set("have"), _set("free")
_BEING, _PRESENT = _set("being"), _set("present")
_WITH_HAVE, _AVAILABLE = _set("with_have"), _set("available")


@dataclass(slots=True)
class Clause:
    """A stretch of items with one meaning; `link` says how it hangs on the one before."""

    sentence: int
    link: Literal["", "or"] = ""
    items: list[Item] = field(default_factory=list)
    asks: bool = False

    @property
    def times(self) -> list[Item]:
        """The days and hours in it."""
        return [item for item in self.items if item.is_time]

    @property
    def has_risk(self) -> bool:
        """True when a word in it changes the meaning in a way that is not understood."""
        return any(item.sort == "risk" for item in self.items)

    @property
    def takes_back(self) -> bool:
        """True for "da kann ich nicht", "das geht leider nicht": it denies what stands before."""
        said = {item.text for item in self.items}
        denies = any(item.sort in {"not", "bad"} for item in self.items) and said & _AVAILABLE
        return not self.times and bool(denies or said & AWAY)

    def polarity(self) -> Polarity:
        """Wished for, ruled out, or beside the point; asks when it cannot tell."""
        said = {item.text for item in self.items}
        if self._is_beside(said):
            if self.times and any(item.sort in {"not", "except"} for item in self.items):
                raise say_again()  # "nicht am Mittwoch, da kommt ...": what is ruled out counts
            return "beside"
        denied, away = self._is_denied(), bool(said & AWAY)
        if not (denied or away) and self._is_busy(said):
            raise say_again()
        if away and (denied or said & _APPOINTMENT or said & _BACK):
            raise say_again()
        return "no" if denied or away else "yes"

    def _is_beside(self, said: set[str]) -> bool:
        if said & _PAST or any(item.sort == "ago" for item in self.items):
            return True
        if self._has(said) and said & _WITH_HAVE:
            return True
        if said & _MOVE and not any(item.sort == "onto" for item in self.items):
            return True
        own = said & _OWN or (self._has(said) and not said & _FREE)
        return bool(own and said & {"termin", "besuch", "begutachtung"})

    def _has(self, said: set[str]) -> bool:
        return bool(said & _HAVE) or {"haben", "wir"} <= said

    def _is_busy(self, said: set[str]) -> bool:
        """For "Dienstag habe ich Chor" or "bin ich im Garten": a wish or the opposite."""
        has = self._has(said) and not said & _FREE
        return has or bool(said & _BEING and not said & (_PRESENT | _BACK | _FREE))

    def _is_denied(self) -> bool:
        """Such as "nicht montags", "außer Freitag", "Dienstag geht nicht"."""
        places = [n for n, item in enumerate(self.items) if item.sort in {"not", "except", "bad"}]
        if not places:
            return False
        times = [n for n, item in enumerate(self.items) if item.is_time]
        if len(places) > 1 or self.asks:
            raise say_again()
        place = places[0]
        before, after = [n for n in times if n < place], [n for n in times if n > place]
        if before and not after and self.items[place].sort != "except":
            return True
        between = [item.sort for item in self.items[place + 1 : after[0]]] if after else ["risk"]
        gap = [i for i in self.items[place + 1 : after[0]] if i.text == "nur"] if after else []
        if before or gap or set(between) - {"glue"} or self.items[place].sort == "bad":
            raise say_again()
        return True


def split(items: list[Item]) -> list[Clause]:
    """The clauses of a text. A comma or "und" between two times makes a list, no new clause."""
    clauses = [Clause(0)]
    for index, item in enumerate(items):
        current = clauses[-1]
        if item.sort in {"comma", "and", "or"} and _joins(items, index):
            current.items.append(Item("comma" if item.sort == "comma" else "or", item.text))
        elif item.sort == "comma" and _next_sort(items, index) in {"and", "or"}:
            continue
        elif item.sort == "but" and index and items[index - 1].sort not in {"comma", "stop"}:
            current.items.append(Item("word", item.text))
        elif item.sort in {"stop", "comma", "and", "or", "but", "correction", "except"}:
            current.asks |= item.text == "?"
            sentence = current.sentence + (item.sort == "stop")
            clauses.append(Clause(sentence, "or" if item.sort == "or" else ""))
            if item.sort in {"except", "correction"}:
                clauses[-1].items.append(item)
        else:
            current.items.append(item)
    _spread_questions(clauses)
    return [clause for clause in clauses if clause.items]


def _next_sort(items: list[Item], index: int) -> str:
    return items[index + 1].sort if index + 1 < len(items) else ""


def _joins(items: list[Item], index: int) -> bool:
    """True when times stand directly on both sides."""
    after = index + 1
    while after < len(items) and items[after].sort == "glue":
        after += 1
    before = index - 1
    while before > 0 and items[before].sort == "comma" and items[index].sort != "comma":
        before -= 1
    sides = index > 0 and after < len(items)
    return sides and items[before].is_time and items[after].is_time


def _spread_questions(clauses: list[Clause]) -> None:
    asking = {clause.sentence for clause in clauses if clause.asks}
    for clause in clauses:
        clause.asks = clause.sentence in asking
