"""Which line of a mail's text is what; one pass, each line looked at a bounded number of times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mail_gateway.reading.reply.attributions import (
    attribution_start,
    is_attribution,
    is_groupwise,
    is_name_and_verb,
)
from mail_gateway.reading.reply.devices import is_added_by_device
from mail_gateway.reading.reply.fences import fenced_lines
from mail_gateway.reading.reply.header_blocks import header_block_end, label_of
from mail_gateway.reading.reply.kinds import LONGEST_LINE, Kind
from mail_gateway.reading.reply.markers import (
    announces,
    announces_header,
    is_rule,
    is_separator,
    is_signature_mark,
)
from mail_gateway.reading.reply.other_quotes import mark_headings, mark_other_quotes

_QUOTED = re.compile(r" {0,3}>")
_GREATER_THAN = re.compile(r">[ \t]?\d[\d.,]*[ \t]?(?:€|EUR|Euro|%|km|kg|Stück|Tage|Uhr|h\b|\Z)")
MOST_MISSES = 500
"""Lines that end like an attribution and are none: nobody writes more above a real one."""


def classify(lines: Sequence[str]) -> list[Kind]:
    """Return what each line is."""
    kinds = [_of_itself(line) for line in lines]
    fenced = fenced_lines(lines)
    for index in fenced:
        kinds[index] = Kind.TEXT
    _mark_histories(lines, kinds, fenced)
    mark_other_quotes(lines, kinds)
    mark_headings(lines, kinds)
    return kinds


def is_quoted_attribution(line: str) -> bool:
    """Whether a quoted line names who wrote what it quotes."""
    core = line[:LONGEST_LINE].lstrip("> \t")
    return core.endswith((":", "：")) and is_attribution(core)


def _of_itself(line: str) -> Kind:
    if not line.strip():
        return Kind.EMPTY
    if _QUOTED.match(line):
        if line.startswith(">>> ") and len(line) < LONGEST_LINE and is_groupwise(line):
            return Kind.HISTORY
        return Kind.TEXT if _GREATER_THAN.match(line) else Kind.QUOTE
    if len(line) > LONGEST_LINE:
        return Kind.TEXT
    if is_separator(line):
        return Kind.SEPARATOR
    if is_signature_mark(line):
        return Kind.SIGNATURE
    if is_rule(line):
        return Kind.RULE
    if announces(line):
        return Kind.HISTORY
    return Kind.DEVICE if is_added_by_device(line) else Kind.TEXT


def _mark_histories(lines: Sequence[str], kinds: list[Kind], fenced: set[int]) -> None:
    """Mark attributions and header blocks; neither reaches into what is marked already."""
    labels = [label_of(line) for line in lines]
    lowest = index = misses = 0
    while index < len(lines):
        if index in fenced or len(lines[index]) > LONGEST_LINE or kinds[index] is Kind.EMPTY:
            lowest = index + 1 if kinds[index] is not Kind.EMPTY else lowest
        elif kinds[index] is not Kind.QUOTE and (end := header_block_end(lines, labels, index)):
            kinds[index:end] = [Kind.HISTORY] * (end - index)
            if (
                index
                and len(lines[index - 1]) < LONGEST_LINE
                and announces_header(lines[index - 1])
            ):
                kinds[index - 1] = Kind.HISTORY
            lowest, index = end, end - 1
        elif misses < MOST_MISSES and _may_close(lines, kinds, index):
            start = attribution_start(lines, index, lowest)
            misses += start is None and lines[index].endswith(":")
            if start is not None:
                kinds[start : index + 1] = [Kind.HISTORY] * (index + 1 - start)
                lowest = index + 1
            elif _is_bare(lines, kinds, index):
                kinds[index], lowest = Kind.HISTORY, index + 1
        else:
            lowest = index + 1
        index += 1


def _may_close(lines: Sequence[str], kinds: Sequence[Kind], index: int) -> bool:
    """Whether an attribution may end here: a quoted line only closes an address above it."""
    if kinds[index] is Kind.HISTORY:
        return False
    if kinds[index] is not Kind.QUOTE:
        return True
    above = "".join(lines[max(0, index - 4) : index])
    return (
        bool(index)
        and kinds[index - 1] not in (Kind.QUOTE, Kind.EMPTY)
        and len(lines[index]) <= 20
        and above.count("<") > above.count(">")
    )


def _is_bare(lines: Sequence[str], kinds: Sequence[Kind], index: int) -> bool:
    below = index + 1
    if below < len(lines) and kinds[below] is Kind.EMPTY:
        below += 1
    return (
        below < len(lines) and kinds[below] is Kind.QUOTE and is_name_and_verb(lines[index].strip())
    )
