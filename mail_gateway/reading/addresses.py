"""Addresses in header fields (RFC 5322, section 3.4), with what anybody may write there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import getaddresses

from mail_gateway.reading.encoded_words import decoded
from mail_gateway.reading.limits import ADDRESSES, Budget

_ADDRESS = re.compile(r"[^\s<>@\"(),:;\\\[\]]{1,128}@[^\s<>@\"(),:;\\\[\]]{1,255}")
_DEEP = 20


@dataclass(frozen=True, slots=True)
class Address:
    """An address as written, and the name beside it; ``key`` is what two are compared by."""

    address: str
    name: str = ""

    @property
    def key(self) -> str:
        """Return the address in lower case."""
        return self.address.lower()


def read_addresses(value: str | None, budget: Budget) -> tuple[Address, ...]:
    """Return the addresses of a field, those that can be told; never raises."""
    if not value:
        return ()
    if value.count("@") > ADDRESSES or value.count(",") > ADDRESSES:
        budget.found("too_many_addresses")
        return ()
    pairs = _pairs(value)
    read = [
        Address(address.strip(), decoded(name, budget)[:200])
        for name, address in pairs
        if _ADDRESS.fullmatch(address.strip())
    ]
    if not read and "@" in value:
        budget.found("broken_address")
    return tuple(dict.fromkeys(read))


def _pairs(value: str) -> list[tuple[str, str]]:
    """Return names and addresses; nested comments are not followed, the library would recurse."""
    if value.count("(") <= _DEEP and value.count("<") <= ADDRESSES:
        try:
            if pairs := [pair for pair in getaddresses([value]) if pair[1]]:
                return pairs
        except (ValueError, IndexError, TypeError, RecursionError):
            pass
    return [("", found) for found in _ADDRESS.findall(value)]
