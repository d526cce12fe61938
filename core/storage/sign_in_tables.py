"""The tables of signing in: counted tries, and the codes of letters."""

from __future__ import annotations

import sqlalchemy as sa

from core.storage.tables import metadata, one_of
from core.storage.types import Id, Instant

access_codes = sa.Table(
    "access_codes",
    metadata,
    sa.Column("code_check", sa.String(64), primary_key=True),
    sa.Column("order_id", Id, sa.ForeignKey("orders.id"), nullable=False, index=True),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
)

sign_in_tries = sa.Table(
    "sign_in_tries",
    metadata,
    sa.Column("inbox_id", Id, primary_key=True),
    sa.Column("source", sa.String(300), nullable=False),
    sa.Column("order_key", sa.String(64), nullable=False),
    sa.Column("code_check", sa.String(64)),
    sa.Column("at", Instant, nullable=False),
    sa.Column("verdict", sa.String(16), nullable=False),
    sa.Column("retry_at", Instant),
    sa.Column("known", sa.Boolean, nullable=False),
    sa.Column("outcome", sa.String(8), nullable=False),
    one_of("outcome", "wrong", "right", "refused"),
    sa.Index("ix_sign_in_tries_source_at", "source", "at"),
    sa.Index("ix_sign_in_tries_order_key_at", "order_key", "at"),
    sa.Index("ix_sign_in_tries_at", "at"),
    sa.Index("ix_sign_in_tries_code_check", "code_check"),
)
