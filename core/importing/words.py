"""Cells that hold words: text of a certain length, one of several words, a mail address."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache

from core.importing.unfit import Unfit, quoted

LONGEST_NOTE = 10_000
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_EMAIL = re.compile(r"[^@\s,;:<>()\"]+@(?:[\w-]+\.)+[\w-]{2,}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})?")
MISSING = "fehlt"


def line_of_text(most: int, *, needed: bool = True) -> Callable[[str], str]:
    """Return a reader of one line of at most ``most`` characters; line breaks become spaces."""

    def read(cell: str) -> str:
        return _fitting(" ".join(cell.split()), most, needed=needed)

    return read


def note(cell: str) -> str:
    """Read a text that may have several lines."""
    return _fitting("\n".join(cell.splitlines()).strip(), LONGEST_NOTE, needed=False)


def _fitting(text: str, most: int, *, needed: bool) -> str:
    if needed and not text:
        raise Unfit(MISSING)
    if len(text) > most:
        raise Unfit(f"ist zu lang: {len(text)} Zeichen, höchstens {most} passen")
    if _INVISIBLE.search(text):
        raise Unfit("enthält unsichtbare Steuerzeichen")
    return text


def one_of(words: Collection[str]) -> Callable[[str], str]:
    """Return a reader of one of ``words``, in any case."""

    @lru_cache(maxsize=64)
    def read(cell: str) -> str:
        word = cell.lower()
        if not word:
            raise Unfit(MISSING)
        if word not in words:
            raise Unfit(f"{quoted(cell)} ist unbekannt; erlaubt: {', '.join(words)}")
        return word

    return read


def email(cell: str) -> str:
    """Read a mail address, or nothing."""
    text = _fitting(cell, 254, needed=False)
    if text and (not _EMAIL.fullmatch(text) or ".." in text):
        raise Unfit(f"{quoted(text)} ist keine E-Mail-Adresse")
    return text


def language(cell: str) -> str:
    """Read a language tag such as ``de`` or ``tr``; nothing means German."""
    text = cell.lower() or "de"
    if not _LANGUAGE.fullmatch(text):
        raise Unfit(f"{quoted(text)} ist keine Sprache; gemeint ist ein Kürzel wie de oder tr")
    return text
