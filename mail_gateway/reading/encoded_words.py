"""Header values that hold other letters than ASCII (RFC 2047)."""

from __future__ import annotations

import binascii
import re

from mail_gateway.reading.charsets import to_text
from mail_gateway.reading.limits import ENCODED_WORDS, VALUE_CHARS, Budget

_WORD = re.compile(r"=\?([^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?\r\n]{0,2000})\?=")


def decoded(value: str, budget: Budget) -> str:
    """Return what a header value says; what cannot be decoded stays as it is written."""
    if "=?" not in value:
        return value
    value = value[:VALUE_CHARS]
    if value.count("=?") > ENCODED_WORDS:
        budget.found("too_many_encoded_words")
        return value
    written: list[str] = []
    pending: list[tuple[str, bytes]] = []
    position = 0
    for word in _WORD.finditer(value):
        between = value[position : word.start()]
        if between.strip() or not pending:
            written += [_joined(pending, budget), between]
            pending = []
        pending.append((word[1].lower(), _bytes(word[2], word[3])))
        position = word.end()
    return "".join([*written, _joined(pending, budget), value[position:]])


def _joined(words: list[tuple[str, bytes]], budget: Budget) -> str:
    """Decode neighbours of one charset together, for programs cut letters in two."""
    text, position = "", 0
    while position < len(words):
        charset, end = words[position][0], position
        while end < len(words) and words[end][0] == charset:
            end += 1
        text += to_text(b"".join(data for _, data in words[position:end]), charset, budget)
        position = end
    return text


def _bytes(encoding: str, payload: str) -> bytes:
    data = payload.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(data, header=True)
    try:
        return binascii.a2b_base64(data + b"==")
    except binascii.Error:
        return data
