"""Whether a person's text ends at a drawn line or at ``--``, or goes on below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mail_gateway.reading.reply.kinds import LONGEST_LINE, Kind

MOST_LINES = 60
"""How far below it is looked at all."""
LONGEST_SIGNATURE = 25
LONGEST_BELOW_A_RULE = 12
_CONTACT = re.compile(
    r"@|www\.|https?://|\b(?:tel|telefon|fon|fax|mobil|handy|phone|cell)\b\.?:?"
    r"|\+?\d[\d /()–-]{7,20}\d|\b(?:gmbh|ohg|gbr|e\. ?k\.|inh\.|inhaber|geschäftsführer"
    r"|ust-?id|amtsgericht|hrb|steuernummer)\b|\bmit (?:freundlichen|besten|lieben) gr"
    r"|\b(?:viele|beste|liebe|freundliche|herzliche) grüße|\b(?:best|kind) regards|signature",
    re.IGNORECASE,
)


def ends_here(lines: Sequence[str], kinds: Sequence[Kind], index: int) -> bool:
    """Whether nothing of one's own follows line `index`, a drawn line or a signature mark."""
    below = _below(lines, kinds, index)
    if kinds[index] is Kind.SIGNATURE:
        standard = lines[index].rstrip("\n").endswith("-- ")
        return standard or len(below) <= LONGEST_SIGNATURE
    if not below or len(below) > LONGEST_BELOW_A_RULE:
        return False  # with nothing below it, it goes as part of the end
    by_program = set(lines[index].strip()) == {"_"}
    return by_program or any(_CONTACT.search(line[:LONGEST_LINE]) for line in below)


def _below(lines: Sequence[str], kinds: Sequence[Kind], index: int) -> list[str]:
    """Return the lines with words up to the earlier mail, or to the end, at most `MOST_LINES`."""
    found: list[str] = []
    for line, kind in zip(
        lines[index + 1 : index + MOST_LINES], kinds[index + 1 : index + MOST_LINES], strict=True
    ):
        if kind in (Kind.HISTORY, Kind.QUOTE, Kind.SEPARATOR):
            break
        if kind in (Kind.TEXT, Kind.DEVICE):
            found.append(line)
    return found
