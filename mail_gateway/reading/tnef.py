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

SIGNATURE = b"\x78\x9f\x3e\x22"
MOST_OBJECTS = 500
MOST_PROPERTIES = 1_000
LARGEST = 30_000_000
_BODY, _TITLE, _DATA, _RENDERING, _PROPERTIES, _ATTACHMENT, _CODE_PAGE = (
    0x800C, 0x8010, 0x800F, 0x9002, 0x9003, 0x9005, 0x9007,
)  # fmt: skip
_WANTED = {_BODY, _TITLE, _DATA, _RENDERING, _PROPERTIES, _ATTACHMENT, _CODE_PAGE}
_FIXED = {0x02: 2, 0x0B: 2, 0x03: 4, 0x04: 4, 0x0A: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8}
_FIXED[0x48] = 16
_VARIABLE = {0x00, 0x1E, 0x1F, 0x0D, 0x102}
_EMBEDDED = 0x3701  # PidTagAttachDataObject: a whole mail inside, which is not followed


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
        if name in (_PROPERTIES, _ATTACHMENT) and not _are_sane_properties(content):
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


def _are_sane_properties(data: bytes) -> bool:
    """Whether all counts and lengths of a list of MAPI properties fit into it."""
    try:
        (count,) = struct.unpack_from("<I", data, 0)
        offset = 4
        if count > MOST_PROPERTIES:
            return False
        for _ in range(count):
            if offset >= len(data):
                return True
            offset = _behind_property(data, offset)
    except (struct.error, ValueError):
        return False
    return True


def _behind_property(data: bytes, offset: int) -> int:
    """Return where the next property begins; raises ValueError for one that does not fit."""
    kind, name = struct.unpack_from("<HH", data, offset)
    offset += 4
    if name == _EMBEDDED:
        raise ValueError(name)
    if name >= 0x8000:
        (named_by,) = struct.unpack_from("<I", data, offset + 16)
        (length,) = struct.unpack_from("<I", data, offset + 20)
        offset += 24 + (_padded(length) if named_by else 0)
    many = bool(kind & 0x1000)
    kind &= ~0x1000
    values = 1
    if many or kind in _VARIABLE:
        (values,) = struct.unpack_from("<I", data, offset)
        offset += 4
    if values > MOST_PROPERTIES or (kind not in _FIXED and kind not in _VARIABLE):
        raise ValueError(kind)
    for _ in range(values):
        if kind in _VARIABLE:
            (length,) = struct.unpack_from("<I", data, offset)
            offset += 4 + _padded(length)
        else:
            offset += _FIXED[kind]
    if offset > len(data) + 4:
        raise ValueError(offset)
    return offset + (2 if values % 2 and kind in (0x02, 0x0B) else 0)


def _padded(length: int) -> int:
    return length + -length % 4
