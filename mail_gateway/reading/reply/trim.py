"""What a person newly wrote in a mail, without what programs put around it.

The rule in doubt: words are kept. Linear in the length of the text: every line is classified once
and every decision looks at a bounded number of lines or at what one pass from below found out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mail_gateway.reading.reply.classify import classify, is_quoted_attribution
from mail_gateway.reading.reply.cleaning import split_lines
from mail_gateway.reading.reply.endings import ends_here
from mail_gateway.reading.reply.kinds import Kind

_GAP = re.compile(r"\n{3,}")
_NEVER_LAST = {Kind.EMPTY, Kind.RULE, Kind.DEVICE, Kind.SIGNATURE, Kind.SEPARATOR}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person wrote. ``text`` keeps the quoted lines that their words answer to in between.

    ``own_words`` holds no quoted line.
    """

    text: str
    own_words: str


def trim(text: str) -> Reply:
    """Return what is new in the text of a mail; never raises."""
    lines = split_lines(text)
    kinds = classify(lines)
    kept = _kept(lines, kinds)
    kept = _without_leading_quote(_without_tail(kept, kinds), kinds)
    own = [lines[i] for i in kept if kinds[i] is not Kind.QUOTE]
    if not any(kinds[i] is Kind.TEXT for i in kept) and _only_history(lines, kinds):
        return Reply("", "")
    return Reply(_joined([lines[i] for i in kept]), _GAP.sub("\n\n", _joined(own)))


def answered_below(kinds: Sequence[Kind]) -> list[bool]:
    """For each line: whether below it somebody answers between or under quoted lines."""
    found = [False] * len(kinds)
    words = inline = False
    follower = Kind.EMPTY
    for index in range(len(kinds) - 1, -1, -1):
        found[index] = inline
        kind = kinds[index]
        if kind is Kind.TEXT:
            words = True
        elif kind is Kind.QUOTE:
            inline = inline or words
        elif kind in (Kind.SIGNATURE, Kind.DEVICE):
            words = False  # what stands below belongs to the signature
        elif kind is Kind.HISTORY and follower is not Kind.QUOTE:
            words = inline = words and follower is Kind.HISTORY and inline
        if kind is not Kind.EMPTY:
            follower = kind
    return found


def _kept(lines: Sequence[str], kinds: list[Kind]) -> list[int]:
    """Return the lines that stay, before the ends are tidied."""
    below = answered_below(kinds)
    kept: list[int] = []
    own = quoted = False
    index = 0
    while index < len(lines):
        kind = kinds[index]
        if kind in (Kind.TEXT, Kind.QUOTE, Kind.EMPTY, Kind.RULE):
            if kind is Kind.RULE and own and ends_here(lines, kinds, index):
                break
            own, quoted = own or kind is Kind.TEXT, quoted or kind is Kind.QUOTE
            kept.append(index)
        elif (own or (quoted and kind is Kind.SIGNATURE)) and not below[index]:
            if kind is not Kind.SIGNATURE or ends_here(lines, kinds, index):
                break
            kept.append(index)
        elif kind is Kind.SIGNATURE and own:
            index = _behind_signature(kinds, index)
            continue
        index += 1
    return kept


def _behind_signature(kinds: Sequence[Kind], index: int) -> int:
    """Skip a signature that stands above the quotes which are answered below it."""
    while index < len(kinds) and kinds[index] not in (Kind.HISTORY, Kind.QUOTE):
        index += 1
    return index


def _without_tail(kept: list[int], kinds: Sequence[Kind]) -> list[int]:
    """Take away quotes that nothing follows, and drawn and empty lines at the end."""
    has_words = any(kinds[i] is Kind.TEXT for i in kept)
    while kept:
        kept = kept[: _last_that_may_stay(kept, kinds) + 1]
        if not kept or kinds[kept[-1]] is not Kind.QUOTE or not has_words:
            break
        start = len(kept)
        while start and kinds[kept[start - 1]] in (Kind.QUOTE, Kind.EMPTY):
            start -= 1
        alone = len(kept) - start == 1 and kept[start] - 1 == kept[start - 1]
        if alone and Kind.HISTORY not in kinds[: kept[start]]:
            break  # one line right below one's own words may be one's own list
        kept = kept[:start]
    return kept


def _last_that_may_stay(kept: Sequence[int], kinds: Sequence[Kind]) -> int:
    return next((n for n in range(len(kept) - 1, -1, -1) if kinds[kept[n]] not in _NEVER_LAST), -1)


def _without_leading_quote(kept: list[int], kinds: Sequence[Kind]) -> list[int]:
    """Take away the one quote, announced above it, under which a person wrote everything."""
    first = next((n for n, i in enumerate(kept) if kinds[i] is Kind.TEXT), None)
    leading = kept[:first]
    quotes = [i for i in leading if kinds[i] is Kind.QUOTE]
    if not first or not quotes or Kind.HISTORY not in kinds[: quotes[0]]:
        return kept
    if any(kinds[i] is Kind.QUOTE for i in kept[first:]):
        return kept  # answers in between: the quotes say to what
    return kept[first:]


def _only_history(lines: Sequence[str], kinds: Sequence[Kind]) -> bool:
    return any(
        kind is Kind.HISTORY or (kind is Kind.QUOTE and is_quoted_attribution(line))
        for line, kind in zip(lines, kinds, strict=True)
    )


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n")
