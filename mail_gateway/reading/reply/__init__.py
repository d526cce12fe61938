"""The reply in a mail: what its sender newly wrote."""

from __future__ import annotations

from mail_gateway.reading.reply.trim import Reply, trim

__all__ = ["Reply", "trim"]
