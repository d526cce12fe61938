"""What Outlook wrapped into winmail.dat (MS-OXTNEF), unpacked by tnefparse.

The library trusts every count it reads: a few bytes make it loop for hours. So the stream is
walked here first, and only objects whose counts fit their size are handed on.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mail_gateway.reading.limits import Budget
from mail_gateway.reading.mapi import are_sane_properties

SIGNATURE = b"\x78\x9f\x3e\x22"
MOST_OBJECTS = 500
LARGEST = 30_000_000
_BODY, _TITLE, _DATA, _RENDERING, _PROPERTIES, _ATTACHMENT, _CODE_PAGE = (
    0x800C, 0x8010, 0x800F, 0x9002, 0x9003, 0x9005, 0x9007,
)  # fmt: skip
_WANTED = {_BODY, _TITLE, _DATA, _RENDERING, _PROPERTIES, _ATTACHMENT, _CODE_PAGE}


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Names and contents of the files, and the text, as plain text or as HTML."""

    files: tuple[tuple[str, bytes], ...] = ()
    text: str = ""
    html: bytes = b""


def unpack(data: bytes, budget: Budget) -> Unpacked:
    """Return what is in a winmail.dat; never raises, what cannot be read is noted."""
    sane = _sane(data, budget)
    if sane is None:
        budget.found("tnef_broken")
        return Unpacked()
    # Imported here, for few mails need it.
    from tnefparse import TNEF  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        read = TNEF(sane, do_checksum=False)
        files = tuple(_file(attachment) for attachment in read.attachments)
        return Unpacked(files, _text(read.body), _bytes(read.htmlbody))
    except Exception:  # noqa: BLE001 - whatever it meets in hostile bytes, the mail is read on
        budget.found("tnef_broken")
        return Unpacked()


def _file(attachment: Any) -> tuple[str, bytes]:  # noqa: ANN401 - as the library has it
    try:
        name = attachment.long_filename()
    except (UnicodeError, ValueError, TypeError):
        name = ""
    return _text(name), _bytes(attachment.data)


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.rstrip(b"\0").decode("cp1252", "replace")
    return value.rstrip("\0") if isinstance(value, str) else ""


def _bytes(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    return bytes(value) if isinstance(value, bytes | bytearray) else b""


def _sane(data: bytes, budget: Budget) -> bytes | None:
    """Return the stream with the objects alone that the library can read in bounded time."""
    if not data.startswith(SIGNATURE) or len(data) > LARGEST:
        return None
    kept, count, opened = [data[:6]], 0, False
    for level, name, start, end in _objects(data):
        count += 1
        if count > MOST_OBJECTS:
            budget.found("tnef_too_many_objects")
            break
        opened = opened or name == _RENDERING
        if name not in _WANTED or (level == 2 and not opened) or level not in (1, 2):
            continue
        content = data[start + 9 : end - 2]
        if name in (_PROPERTIES, _ATTACHMENT) and not are_sane_properties(content):
            budget.found("tnef_broken_object")
            continue
        kept.append(data[start:end])
    return b"".join(kept)


def _objects(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield level, name, beginning and end of the objects in the stream."""
    offset = 6
    while offset + 11 <= len(data):
        level, name, _, length = struct.unpack_from("<BHHI", data, offset)
        end = offset + 11 + length
        if end > len(data):
            return
        yield level, name, offset, end
        offset = end
