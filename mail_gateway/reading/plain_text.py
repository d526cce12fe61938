"""Plain text whose lines were broken for sending (RFC 3676, format=flowed)."""

from __future__ import annotations

_SIGNATURE = "-- "


def plain_text(text: str, *, flowed: bool = False, delete_space: bool = False) -> str:
    """Return the text with lines put together that were broken for sending."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not flowed:
        return text
    lines: list[list[str]] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")
        goes_on = words.endswith(" ") and words != _SIGNATURE
        if open_depth == depth and words != _SIGNATURE:
            lines[-1].append(words)
        else:
            lines.append([">" * depth + (" " if depth and words else ""), words])
        if goes_on and delete_space:
            lines[-1][-1] = words[:-1]
        open_depth = depth if goes_on else None
    return "\n".join("".join(pieces) for pieces in lines)
