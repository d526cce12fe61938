"""A header value with parameters: Content-Type, Content-Disposition (RFC 2045, RFC 2231)."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from mail_gateway.reading.charsets import to_text
from mail_gateway.reading.encoded_words import decoded
from mail_gateway.reading.limits import PARAMETERS, Budget

_PARAMETER = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TYPE = re.compile(r"[\w!#$&^.+-]{1,80}/[\w!#$&^.+-]{1,120}")
_PIECE = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?")


def split_value(value: str, budget: Budget) -> tuple[str, dict[str, str]]:
    """Return what stands before the first semicolon, in lower case, and the parameters."""
    head, _, rest = value.partition(";")
    if rest.count(";") > PARAMETERS:
        budget.found("too_many_parameters")
        rest = ";".join(rest.split(";", PARAMETERS)[:PARAMETERS])
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for found in _PARAMETER.finditer(";" + rest):
        name = found[1].lower()
        quoted = found[2]
        content = (_ESCAPED.sub(r"\1", quoted) if quoted is not None else found[3]).strip()
        piece = _PIECE.fullmatch(name)
        if piece and (piece[2] or piece[3]):
            parts = pieces.setdefault(piece[1], {})
            parts.setdefault(int(piece[2] or 0), (content, bool(piece[3])))
        else:
            plain.setdefault(name, decoded(content, budget))
    for name, parts in pieces.items():
        plain[name] = _assembled(parts, budget)
    return head.strip().lower(), plain


def media_type(value: str | None, budget: Budget) -> tuple[str, dict[str, str]]:
    """Return type and parameters of a Content-Type; text/plain where none can be read."""
    kind, parameters = split_value(value or "", budget)
    if not _TYPE.fullmatch(kind):
        if kind:
            budget.found("broken_content_type")
        kind = "text/plain"
    return kind, parameters


def _assembled(parts: dict[int, tuple[str, bool]], budget: Budget) -> str:
    """Put a parameter together that came in pieces, percent-encoded or not."""
    charset, data = "utf-8", b""
    for number in sorted(parts):
        content, encoded = parts[number]
        if encoded and number == min(parts) and content.count("'") >= 2:
            named, _, content = content.split("'", 2)
            charset = named or charset
        data += unquote_to_bytes(content) if encoded else content.encode("utf-8", "replace")
    return to_text(data, charset, budget)
