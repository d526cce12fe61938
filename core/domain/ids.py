"""Identifiers: UUID version 7 (RFC 9562), so that rows sort by the time they were made.

Within one process they rise strictly, also within one millisecond: 26 bits after the time are a
counter (RFC 9562 section 6.2, method 1). What stays random is enough never to meet another process.
"""

from __future__ import annotations

import itertools
import secrets
from datetime import datetime

_COUNTER_BITS = 26
_counter = itertools.count(secrets.randbits(_COUNTER_BITS - 1))


def new_id(now: datetime) -> str:
    """Return a new UUIDv7 as 32 lower-case hex characters; ``now`` is an aware instant."""
    milliseconds = int(now.timestamp() * 1000) & 0xFFFF_FFFF_FFFF
    count = next(_counter) & ((1 << _COUNTER_BITS) - 1)
    high = (milliseconds << 16) | 0x7000 | (count >> 14)
    low = (0b10 << 62) | ((count & 0x3FFF) << 48) | secrets.randbits(48)
    return f"{(high << 64) | low:032x}"
