"""Audit events: what was done, by whom, to what, chained by hashes so that a gap shows.

Every event's hash covers its own content and the hash before it in its chain (SHA-256). Several
chains run side by side so that many workers need not queue behind one head.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

FIRST_HASH = "0" * 64
CHAINS = 16
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """One act; ``at`` is aware UTC, ``subject`` names a row as ``kind:id``, no value is secret."""

    id: str
    at: datetime
    actor: str
    action: str
    subject: str
    values: Mapping[str, str] = field(default_factory=dict)


def chain_of(key: str) -> int:
    """Return the chain (0 to 15) in which events about ``key`` are kept."""
    return hashlib.sha256(key.encode()).digest()[0] % CHAINS


def chained_hash(previous: str, position: int, event: AuditEvent) -> str:
    """Return the hash of ``event`` at ``position`` of its chain, after the hash ``previous``."""
    content = _to_json(
        [
            previous,
            position,
            event.id,
            event.at.astimezone(UTC).isoformat(),
            event.actor,
            event.action,
            event.subject,
            dict(sorted(event.values.items())),
        ]
    )
    return hashlib.sha256(content.encode()).hexdigest()
