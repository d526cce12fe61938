"""The text of a mail as lines, without signs that only steer a display."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\r\n|\r|\n|\x0b|\x0c|\x85|\u2028|\u2029")
_MARKS = (0x7F, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF)
_INVISIBLE = dict.fromkeys(
    (*range(9), *range(14, 32), *_MARKS, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
_TABLE = {**_INVISIBLE, 0xA0: " ", 0x202F: " "}

MOST_LINES = 1_500
"""How many lines are told apart; nobody writes more of their own above what they quote."""


def split_lines(text: str) -> list[str]:
    """Return the lines, and whatever stands behind `MOST_LINES` of them as one.

    A space at the end stays, for ``-- `` is told from ``--`` by it.
    """
    lines = _BREAK.split(text.translate(_TABLE), maxsplit=MOST_LINES)
    return lines if len(lines) <= MOST_LINES else [*lines[:-1], _told_by_its_start(lines[-1])]


def _told_by_its_start(rest: str) -> str:
    """Make many lines look like a quoted line when all of them are, else like a written one."""
    if rest.isspace() or not rest:
        return ""
    quoted = all(line.startswith(">") or not line.strip() for line in rest.split("\n"))
    return rest.strip() if quoted else "\n" + rest
