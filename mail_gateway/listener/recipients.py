"""Whose mail we take: the addresses that are ours, with whatever stands behind a plus."""

from __future__ import annotations

from collections.abc import Iterable


class OurAddresses:
    """Local parts at one domain."""

    def __init__(self, domain: str, local_parts: Iterable[str]) -> None:
        """Take mail for ``local_parts`` at ``domain``; capital letters do not count."""
        self._domain = domain.lower()
        self._local_parts = frozenset(part.lower() for part in local_parts)

    def queue_of(self, address: str) -> str | None:
        """Return whose address it is, without what stands behind a plus; None: not ours."""
        local, at, domain = address.strip("<> ").lower().rpartition("@")
        queue = local.partition("+")[0]
        return queue if at and domain == self._domain and queue in self._local_parts else None
