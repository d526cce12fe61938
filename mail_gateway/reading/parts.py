"""A mail's parts, found by their boundaries in the raw bytes, without recursion and without copies.

Python's own parser recurses into nested multiparts and looks at every line once for every level;
here a level costs one search, and levels and parts are counted before they are entered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mail_gateway.reading.boundaries import spans_between
from mail_gateway.reading.headers import Headers, header_end, read_headers
from mail_gateway.reading.limits import HEADER_BYTES, NESTING, Budget
from mail_gateway.reading.parameters import media_type, split_value
from mail_gateway.reading.transfer import content_of

_FIRST_LINE = re.compile(rb"\s*--([^\s-][^\r\n]{0,200}?)[ \t]*\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that holds no other parts. ``around``: the multiparts it lies in, outermost first.

    ``alternative`` numbers the multipart/alternative around it, so that two that say the same in
    two ways are known.
    """

    headers: Headers
    kind: str
    parameters: dict[str, str]
    disposition: str
    file_name: str
    around: tuple[str, ...]
    alternative: int | None
    raw: bytes
    start: int
    end: int

    def content(self, budget: Budget) -> bytes:
        """Return the decoded content; empty when the mail has decoded to too much already."""
        if not budget.takes(self.end - self.start):
            return b""
        encoding = self.headers.first("content-transfer-encoding") or ""
        return content_of(self.raw[self.start : self.end], encoding, budget)


@dataclass(frozen=True, slots=True)
class _Open:
    """A stretch of the mail that may hold parts."""

    headers: Headers
    start: int
    end: int
    around: tuple[str, ...] = ()
    alternative: int | None = None
    digest: bool = False


def parts_of(raw: bytes, headers: Headers, body: int, budget: Budget) -> Iterator[Part]:
    """Yield the parts of the mail whose body begins at `body`, in order."""
    waiting = [_Open(headers, body, len(raw))]
    alternatives = 0
    while waiting:
        here = waiting.pop()
        kind, parameters = _kind(here, budget)
        if not kind.startswith("multipart/"):
            yield _part(raw, here, kind, parameters, budget)
            continue
        inside = _inside(raw, here, parameters, budget)
        if inside is None:
            yield _part(raw, here, "text/plain", {}, budget)
            continue
        alternatives += kind == "multipart/alternative"
        number = alternatives if kind == "multipart/alternative" else here.alternative
        for start, end in reversed(inside):
            stop, begin = header_end(raw, start, end)
            block = raw[start : min(stop, start + HEADER_BYTES + 1)]
            around = (*here.around, kind)
            found = read_headers(block, budget, of_part=True)
            waiting.append(_Open(found, begin, end, around, number, kind == "multipart/digest"))


def _kind(here: _Open, budget: Budget) -> tuple[str, dict[str, str]]:
    value = here.headers.first("content-type")
    if value is None and here.digest:
        return "message/rfc822", {}  # RFC 2046, section 5.1.5
    return media_type(value, budget)


def _inside(
    raw: bytes, here: _Open, parameters: dict[str, str], budget: Budget
) -> list[tuple[int, int]] | None:
    """Return where the parts of a multipart lie; None when it is read as text instead."""
    if len(here.around) >= NESTING:
        budget.found("nested_too_deep")
        return None
    boundary = parameters.get("boundary", "").encode("utf-8", "replace").rstrip()
    if not boundary:
        budget.found("no_boundary")
        guess = _FIRST_LINE.match(raw, here.start, min(here.end, here.start + 4096))
        boundary = guess[1] if guess else b""
    spans = (
        list(spans_between(raw, here.start, here.end, boundary[:250], budget)) if boundary else []
    )
    if not spans:
        budget.found("boundary_not_found")
        return None
    return spans


def _part(raw: bytes, here: _Open, kind: str, parameters: dict[str, str], budget: Budget) -> Part:
    disposition, more = split_value(here.headers.first("content-disposition") or "", budget)
    return Part(
        headers=here.headers, kind=kind, parameters=parameters, disposition=disposition,
        file_name=more.get("filename") or parameters.get("name", ""),
        around=here.around, alternative=here.alternative, raw=raw, start=here.start, end=here.end,
    )  # fmt: skip
