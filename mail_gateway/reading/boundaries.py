"""Where the parts of a multipart lie, by the lines of its boundary (RFC 2046, section 5.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from mail_gateway.reading.limits import Budget


def spans_between(
    raw: bytes, start: int, end: int, boundary: bytes, budget: Budget
) -> Iterator[tuple[int, int]]:
    """Yield beginning and end of each part between the boundary's lines."""
    delimiter = b"--" + boundary
    begins: int | None = None
    position = start
    while (found := raw.find(delimiter, position, end)) >= 0:
        position = found + len(delimiter)
        line_end = raw.find(b"\n", position, end)
        line_end = end if line_end < 0 else line_end + 1
        rest = raw[position : min(line_end, position + 80)].strip()
        at_line_start = found == start or raw[found - 1] in b"\n\r"
        if not at_line_start or rest not in (b"", b"--"):
            continue
        if begins is not None:
            if budget.parts <= 0:
                budget.found("too_many_parts")
                return
            budget.parts -= 1
            yield begins, max(begins, _before_line(raw, found))
        begins = line_end
        position = line_end
        if rest == b"--":
            return
    if begins is not None and budget.parts > 0:
        budget.found("unterminated_multipart")
        budget.parts -= 1
        yield begins, end


def _before_line(raw: bytes, position: int) -> int:
    """Return where the text before a line ends, its line break left out."""
    if raw[position - 1 : position] == b"\n":
        position -= 1
    return position - 1 if raw[position - 1 : position] == b"\r" else position
