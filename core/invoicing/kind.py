"""What a file is, by its first bytes; its name does not matter."""

from __future__ import annotations

from typing import Literal

Kind = Literal["pdf", "xml"]
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def kind_of(data: bytes) -> Kind | None:
    """Return whether bytes are a PDF (ISO 32000-1, 7.5.2 and its note) or XML; None for others."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return "xml" if looks_like_xml(data) else None


def looks_like_xml(data: bytes) -> bool:
    """Say whether bytes begin as XML does, whatever mark or blank stands in front."""
    return without_zeros(data[:400]).lstrip().startswith(b"<")


def without_zeros(data: bytes) -> bytes:
    """Return the bytes so that UTF-16 can be searched like UTF-8."""
    for mark in _MARKS:
        data = data.removeprefix(mark)
    return data.replace(b"\0", b"") if b"\0" in data[:64] else data
