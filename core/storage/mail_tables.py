"""The table of mails that came in."""

from __future__ import annotations

import sqlalchemy as sa

from core.storage.tables import metadata, one_of
from core.storage.types import Id, Instant

mails = sa.Table(
    "mails",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("natural_key", sa.String(64), nullable=False, unique=True),
    sa.Column("raw_sha256", sa.String(64), nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("raw", sa.LargeBinary),  # NULL: it lies in the folder of large mails
    sa.Column("sender", sa.Text, nullable=False),
    sa.Column("recipients", sa.Text, nullable=False),
    sa.Column("peer", sa.String(80), nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("not_before", Instant),
    sa.Column("done_at", Instant),
    sa.Column("outcome", sa.String(16)),
    sa.Column("reasons", sa.Text),
    sa.Column("subject", sa.String(200)),
    sa.Column("author", sa.String(300)),
    sa.Column("message_id", sa.String(300)),
    sa.Column("queue", sa.String(40)),
    one_of("state", "pending", "done"),
    one_of("outcome", "case", "staff", "quarantine", "dropped_auto"),
    sa.CheckConstraint("(state = 'done') = (outcome IS NOT NULL)", name="ended"),
    sa.Index(
        "ix_mails_pending",
        "id",
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    ),
    sa.Index("ix_mails_message_id", "message_id"),
)
