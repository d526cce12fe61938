"""By what a mail that is sent again is recognised."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

LONGEST_HEADER = 256 * 1024
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_MESSAGE_ID = re.compile(
    rb"^message-id[ \t]*:((?:[^\r\n]|\r?\n[ \t]|\r(?!\n)){1,2000})", re.IGNORECASE | re.MULTILINE
)


def natural_key(raw: bytes, recipients: Sequence[str]) -> str:
    """Return the key of a mail: its Message-ID, its body and whom it was for.

    The header is left out but for the Message-ID, because every server on the way adds to it. The
    Message-ID alone would not do: whoever sends another text under the same one must be heard.
    """
    end = _END_OF_HEADER.search(raw, 0, LONGEST_HEADER)
    header, body = (raw[: end.start()], raw[end.end() :]) if end else (raw[:LONGEST_HEADER], raw)
    found = _MESSAGE_ID.search(header)
    message_id = b"".join(found[1].split()) if found else b""  # may be folded, or empty
    key = hashlib.sha256(message_id or hashlib.sha256(header).digest())
    key.update(b"\0".join(sorted(each.lower().encode() for each in recipients)))
    key.update(hashlib.sha256(body).digest())
    return key.hexdigest()
