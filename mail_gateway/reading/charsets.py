"""From bytes to text, whatever charset is named."""

from __future__ import annotations

import codecs

from mail_gateway.reading.limits import Budget

_ASCII = {"ascii", "us-ascii", "646", "ansi_x3.4-1968", "unknown-8bit", "default", "unknown", ""}
_WESTERN = {"iso8859-1", "latin-1", "latin_1", "cp1252"}
_NOT_IN_MAIL = {
    "idna", "punycode", "unicode_escape", "raw_unicode_escape", "raw-unicode-escape",
    "unicode-escape", "undefined", "mbcs", "oem",
}  # fmt: skip


def to_text(data: bytes, charset: str, budget: Budget) -> str:
    """Return the text; a charset that is unknown or wrong is noted, and bytes are never refused."""
    wanted = charset.strip("\"' \t").lower()
    name = _codec(wanted)
    if name is None:
        if wanted not in _ASCII:
            budget.found("unknown_charset")
        return _guessed(data)
    try:
        return well_formed(data.decode(name))
    except (UnicodeError, ValueError):
        budget.found("broken_charset")
    if name in ("utf-8", "cp1252"):
        return _guessed(data)
    return well_formed(data.decode(name, "replace"))


def well_formed(text: str) -> str:
    """Return a text that can be written as UTF-8: half a surrogate pair becomes U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _codec(name: str) -> str | None:
    """Return the codec for text that is meant, None when there is none."""
    if name in _ASCII or len(name) > 60 or not name.isascii() or "\0" in name:
        return None
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Some codecs unpack or are slow on purpose: none of them is a charset.
    if found.name in _NOT_IN_MAIL or not getattr(found, "_is_text_encoding", True):
        return None
    return "cp1252" if found.name in _WESTERN else found.name


def _guessed(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
