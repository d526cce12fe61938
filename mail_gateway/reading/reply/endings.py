"""Whether a person's text ends at a drawn line or at ``--``, or goes on below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mail_gateway.reading.reply.kinds import Kind

MOST_LINES = 60
"""How far below it is looked at all."""
LONGEST_SIGNATURE = 25
LONGEST_BELOW_A_RULE = 12
MOST_PARAGRAPHS_BELOW_A_RULE = 2
_CONTACT = re.compile(
    r"@|www\.|https?://|\b(?:tel|telefon|fon|fax|mobil|handy|phone|cell)\b\.?:?"
    r"|\+?\d[\d /()–-]{7,20}\d|\b(?:gmbh|ohg|gbr|e\. ?k\.|inh\.|inhaber|geschäftsführer"
    r"|ust-?id|amtsgericht|hrb|steuernummer)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\bsignatur", re.IGNORECASE)


def ends_here(lines: Sequence[str], kinds: Sequence[Kind], index: int) -> bool:
    """Whether nothing of one's own follows line `index`, a drawn line or a signature mark."""
    below, paragraphs = _below(lines, kinds, index)
    contact = any(_CONTACT.search(line) or _NAMED.search(line) for line in below)
    prose = any(_is_prose(line) and not _NAMED.search(line) for line in below)
    if kinds[index] is Kind.SIGNATURE:
        standard = lines[index].endswith("-- ")
        return standard or (len(below) <= LONGEST_SIGNATURE and (contact or not prose))
    # With nothing below it, the drawn line goes as part of the end.
    few = paragraphs <= MOST_PARAGRAPHS_BELOW_A_RULE and len(below) <= LONGEST_BELOW_A_RULE
    return few and contact and not prose


def _is_prose(line: str) -> bool:
    return line.rstrip()[-1:] in (".", "?", "!", ":") and len(line.split()) >= 3


def _below(lines: Sequence[str], kinds: Sequence[Kind], index: int) -> tuple[list[str], int]:
    """Return the lines with words up to the earlier mail, at most `MOST_LINES`, shortened.

    And in how many paragraphs they stand.
    """
    found: list[str] = []
    paragraphs, last = 0, Kind.EMPTY
    for number in range(index + 1, min(len(lines), index + MOST_LINES)):
        kind = kinds[number]
        if kind in (Kind.HISTORY, Kind.QUOTE, Kind.SEPARATOR):
            break
        if kind in (Kind.TEXT, Kind.DEVICE):
            found.append(lines[number][:200])
            paragraphs += last is Kind.EMPTY
        last = kind
    return found, paragraphs
