"""The tables of conversations and of the two queues at the rim: inbox and outbox."""

from __future__ import annotations

import sqlalchemy as sa

from core.storage.tables import metadata, one_of
from core.storage.types import Id, Instant

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("address", sa.String(254), nullable=False),
    sa.Column("order_id", Id, sa.ForeignKey("orders.id"), index=True),
    sa.Column("signed_in_at", Instant),
    # assistant, queue, or the account name of the person who took the conversation over
    sa.Column("owner", sa.String(80), nullable=False),
    sa.Column("dialogue", sa.Text, nullable=False),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("language", sa.String(12), nullable=False),
    sa.Column("last_inbound_at", Instant),
    sa.Column("waiting_since", Instant),
    sa.Column("waiting_for", sa.String(40)),
    sa.Column("blocked_at", Instant),
    sa.Column("next_send_at", Instant),
    sa.UniqueConstraint("channel", "address"),
    sa.Index(
        "ix_conversations_waiting",
        "waiting_since",
        sqlite_where=sa.text("waiting_since IS NOT NULL"),
        postgresql_where=sa.text("waiting_since IS NOT NULL"),
    ),
)

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("natural_key", sa.String(200), nullable=False),
    sa.Column("address", sa.String(254), nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("not_before", Instant),
    sa.Column("done_at", Instant),
    sa.Column("error", sa.Text),
    one_of("state", "pending", "done", "parked"),
    sa.UniqueConstraint("channel", "natural_key"),
    sa.Index(
        "ix_inbox_pending",
        "channel",
        "address",
        "id",
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    ),
    sa.Index(
        "ix_inbox_parked",
        "id",
        sqlite_where=sa.text("state = 'parked'"),
        postgresql_where=sa.text("state = 'parked'"),
    ),
)

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("conversation_id", Id, sa.ForeignKey("conversations.id"), nullable=False),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("address", sa.String(254), nullable=False),
    sa.Column("author", sa.String(80), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("due_at", Instant, nullable=False),
    sa.Column("not_before", Instant, nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("fence", sa.Integer, nullable=False),
    sa.Column("lease_until", Instant),
    sa.Column("error", sa.Text),
    sa.Column("sent_at", Instant),
    sa.Column("external_id", sa.String(80)),
    one_of("state", "due", "leased", "sent", "dead", "superseded"),
    one_of("kind", "message", "delete"),
    sa.Index(
        "ix_outbox_waiting",
        "channel",
        "due_at",
        "id",
        sqlite_where=sa.text("state IN ('due', 'leased')"),
        postgresql_where=sa.text("state IN ('due', 'leased')"),
    ),
    sa.Index(
        "ix_outbox_lane",
        "conversation_id",
        "due_at",
        "id",
        sqlite_where=sa.text("state IN ('due', 'leased')"),
        postgresql_where=sa.text("state IN ('due', 'leased')"),
    ),
    sa.Index(
        "ix_outbox_dead",
        "id",
        sqlite_where=sa.text("state = 'dead'"),
        postgresql_where=sa.text("state = 'dead'"),
    ),
)

send_pace = sa.Table(
    "send_pace",
    metadata,
    sa.Column("channel", sa.String(16), primary_key=True),
    sa.Column("next_at", Instant, nullable=False),
    sa.Column("paused_until", Instant),
)

messages = sa.Table(
    "messages",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("conversation_id", Id, sa.ForeignKey("conversations.id"), nullable=False),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("direction", sa.String(3), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
    # The same incoming message acts at most once; an outgoing one is always in the outbox too.
    sa.Column("inbox_id", Id, sa.ForeignKey("inbox.id"), unique=True),
    sa.Column("outbox_id", Id, sa.ForeignKey("outbox.id"), unique=True),
    sa.Column("external_id", sa.String(80)),
    sa.Column("version", sa.Integer, nullable=False),
    one_of("direction", "in", "out"),
    sa.CheckConstraint(
        "(direction = 'in' AND inbox_id IS NOT NULL AND outbox_id IS NULL)"
        " OR (direction = 'out' AND outbox_id IS NOT NULL AND inbox_id IS NULL)",
        name="has_its_queue_row",
    ),
    sa.Index("ix_messages_conversation", "conversation_id", "id"),
)
