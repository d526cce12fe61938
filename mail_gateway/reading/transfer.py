"""From what was transferred to the content: base64, quoted-printable, uuencode (RFC 2045)."""

from __future__ import annotations

import binascii
import re

from mail_gateway.reading.limits import Budget

_AS_IT_IS = {"", "7bit", "8bit", "binary", "none"}
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")


def content_of(data: bytes, encoding: str, budget: Budget) -> bytes:
    """Return the content; what is broken is noted and taken as far as it can be read."""
    encoding = encoding.strip(" \t\"'").lower().partition(" ")[0]
    if encoding == "base64":
        return _base64(data, budget)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(data)
    if encoding in ("x-uuencode", "uuencode", "uue", "x-uue"):
        return _uuencoded(data, budget)
    if encoding not in _AS_IT_IS:
        budget.found("unknown_transfer_encoding")
    return data


def _base64(data: bytes, budget: Budget) -> bytes:
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        budget.found("broken_base64")
    kept = _NOT_BASE64.sub(b"", data).rstrip(b"=")
    kept = kept[: len(kept) - (len(kept) % 4 == 1)]
    try:
        return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))
    except binascii.Error:
        return data


def _uuencoded(data: bytes, budget: Budget) -> bytes:
    content: list[bytes] = []
    inside = False
    for line in data.splitlines():
        if not inside:
            inside = line.startswith(b"begin ")
        elif line.strip() == b"end":
            break
        else:
            try:
                content.append(binascii.a2b_uu(line))
            except binascii.Error:
                budget.found("broken_uuencode")
    return b"".join(content) if inside else data
