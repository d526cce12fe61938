"""The German postcode: five digits, from 01001 on; it is the access code of an order."""

from __future__ import annotations

import re

_POSTCODE = re.compile(r"(?!00)[0-9]{5}")
PREFIX_LENGTHS = range(1, 6)


def is_postcode(text: str) -> bool:
    """Say whether ``text`` is written exactly as a German postcode."""
    return _POSTCODE.fullmatch(text) is not None


def prefixes(postcode: str) -> tuple[str, ...]:
    """Return every prefix of the postcode, shortest first; a provider's area names some of them."""
    return tuple(postcode[:length] for length in PREFIX_LENGTHS)
