"""Digits of a text as a person groups them: pieces, and chains of pieces with little between."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from core.language.plain_numbers import plain_spans
from core.language.spoken_numbers import SPOKEN, digits_of

_DIGITS = re.compile(r"[0-9]+")
_BETWEEN = re.compile(r"[\W_]{1,4}")
"""What may stand between two pieces of one number."""

_LEAD = 24
"""How many characters before a chain can say what it is ("Telefon", "Auftrag")."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of digits, or one number word, and where it stands."""

    start: int
    end: int
    digits: str
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Neighbouring pieces and all their `digits`; `gaps` is what stands between them.

    `lead` and `tail` are what stands around them.
    """

    pieces: tuple[Piece, ...]
    gaps: tuple[str, ...]
    lead: str
    tail: str
    digits: str

    def cuts(self) -> dict[int, int]:
        """Where it can be cut without cutting a piece: digits before the cut → pieces before."""
        places, count = {}, 0
        for index, piece in enumerate(self.pieces[:-1], start=1):
            count += len(piece.digits)
            places[count] = index
        return places

    def part(self, first: int, last: int) -> "Chain":
        """The chain of the pieces first ≤ index < last."""
        lead = self.lead if first == 0 else self.gaps[first - 1]
        tail = self.tail if last == len(self.pieces) else self.gaps[last - 1]
        pieces = self.pieces[first:last]
        return Chain(pieces, self.gaps[first : last - 1], lead, tail, _joined(pieces))


def _joined(pieces: Iterable[Piece]) -> str:
    return "".join([piece.digits for piece in pieces])


def _pieces(text: str) -> list[Piece]:
    """All pieces in order, without those that are plainly something else."""
    found = [Piece(*run.span(), run[0]) for run in _DIGITS.finditer(text)]
    found += [
        Piece(*word.span(), digits, spoken=True)
        for word in SPOKEN.finditer(text)
        if (digits := digits_of(word[0]))
    ]
    if not found:
        return []
    plain = bytearray(len(text))
    for start, end in plain_spans(text):
        plain[start:end] = b"\x01" * (end - start)
    return sorted((p for p in found if not plain[p.start]), key=lambda piece: piece.start)


def chains(text: str) -> Iterator[Chain]:
    """Every chain of a clean text, in order."""
    run: list[Piece] = []
    for piece in _pieces(text):
        if run and not _is_near(text, run[-1], piece):
            yield _chain(text, run)
            run = []
        run.append(piece)
    if run:
        yield _chain(text, run)


def _is_near(text: str, before: Piece, after: Piece) -> bool:
    touching = before.end == after.start
    return touching or _BETWEEN.fullmatch(text, before.end, after.start) is not None


def _chain(text: str, run: list[Piece]) -> Chain:
    gaps = tuple(text[a.end : b.start] for a, b in pairwise(run))
    start, end = run[0].start, run[-1].end
    lead, tail = text[max(0, start - _LEAD) : start].lower(), text[end : end + 1]
    return Chain(tuple(run), gaps, lead, tail, _joined(run))
