"""Quotes without ``>``, the second halves of broken ones, and lines that underline a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mail_gateway.reading.reply.kinds import LONGEST_LINE, Kind

_INITIALS = re.compile(r" ?[A-Z]{1,3}>")
_BAR = re.compile(r" ?\|(?!.*\|\s*\Z)")
_BROKEN_QUOTE = 60
"""From this length on a quoted line may have been broken in two by a program."""


def mark_other_quotes(lines: Sequence[str], kinds: list[Kind]) -> None:
    """Mark quotes by initials or bars, and the second half of quoted lines that were broken."""
    for index in range(1, len(lines)):
        above, line = kinds[index - 1], lines[index]
        if kinds[index] is not Kind.TEXT or len(line) > LONGEST_LINE:
            continue
        before = lines[index - 1]
        if _INITIALS.match(line) and _INITIALS.match(before):
            kinds[index - 1] = kinds[index] = Kind.QUOTE
        elif _BAR.match(line) and (
            (above is Kind.QUOTE and _BAR.match(before)) or _follows_history(kinds, index)
        ):
            kinds[index] = Kind.QUOTE
        if above is Kind.QUOTE and _is_broken_off(lines, kinds, index):
            kinds[index] = Kind.QUOTE


def _follows_history(kinds: Sequence[Kind], index: int) -> bool:
    above = kinds[index - 1]
    return above is Kind.HISTORY or (
        above is Kind.EMPTY and index > 1 and kinds[index - 2] is Kind.HISTORY
    )


def _is_broken_off(lines: Sequence[str], kinds: Sequence[Kind], index: int) -> bool:
    quoted = lines[index - 1].rstrip()
    return (
        len(quoted) >= _BROKEN_QUOTE
        and quoted[-1] not in ".!?:;>"
        and lines[index][0].islower()
        and index + 1 < len(lines)
        and kinds[index + 1] is Kind.QUOTE
    )


def mark_headings(lines: Sequence[str], kinds: list[Kind]) -> None:
    """Keep a drawn line that underlines the heading right above it."""
    for index in range(1, len(lines)):
        if kinds[index] is not Kind.RULE or kinds[index - 1] is not Kind.TEXT:
            continue
        drawn, heading = lines[index].strip(), lines[index - 1].strip()
        underlines = drawn[0] in "=-" and abs(len(drawn) - len(heading)) <= 3
        if underlines and index + 1 < len(lines) and len(heading) >= 3:
            kinds[index] = Kind.TEXT
