"""Lists of MAPI properties in a winmail.dat (MS-OXTNEF), walked before a library reads them."""

from __future__ import annotations

import struct

MOST_PROPERTIES = 1_000
_FIXED = {0x02: 2, 0x0B: 2, 0x03: 4, 0x04: 4, 0x0A: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8}
_FIXED[0x48] = 16
_VARIABLE = {0x00, 0x1E, 0x1F, 0x0D, 0x102}
_EMBEDDED = 0x3701  # PidTagAttachDataObject: a whole mail inside, which is not followed


def are_sane_properties(data: bytes) -> bool:
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
