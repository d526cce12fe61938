"""Folding: one spelling for comparing words, so that "Für", "FUER" and "fuer" are the same."""

import re

from core.language.cleaning import clean

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "’": "'", "–": "-", "—": "-"})
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The clean text in small letters, with umlauts and ß written out."""
    return clean(text).casefold().translate(_UMLAUTS)


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded, without punctuation."""
    return tuple(_WORD.findall(fold(text)))
