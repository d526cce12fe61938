"""Code between fences, as people paste it into a mail."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FENCE = re.compile(r" {0,3}(?:```|~~~)[\w+-]{0,20}\s*\Z")


def fenced_lines(lines: Sequence[str]) -> set[int]:
    """Return the lines of code between fences, the fences included; an open fence is none."""
    inside: set[int] = set()
    opened: int | None = None
    for index, line in enumerate(lines):
        if not _FENCE.match(line[:40]):
            continue
        if opened is None:
            opened = index
        elif line.strip() in ("```", "~~~"):
            inside.update(range(opened, index + 1))
            opened = None
    return inside
