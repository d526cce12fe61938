"""Mails that came in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PENDING = sa.text("state = 'pending'")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "mails",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("natural_key", sa.String(length=64), nullable=False),
        sa.Column("raw_sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("peer", sa.String(length=80), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", Instant(), nullable=True),
        sa.Column("done_at", Instant(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("subject", sa.String(length=200), nullable=True),
        sa.Column("author", sa.String(length=300), nullable=True),
        sa.Column("message_id", sa.String(length=300), nullable=True),
        sa.Column("queue", sa.String(length=40), nullable=True),
        sa.CheckConstraint("state IN ('pending', 'done')", name=op.f("ck_mails_state_known")),
        sa.CheckConstraint(
            "outcome IN ('case', 'staff', 'quarantine', 'dropped_auto')",
            name=op.f("ck_mails_outcome_known"),
        ),
        sa.CheckConstraint("(state = 'done') = (outcome IS NOT NULL)", name=op.f("ck_mails_ended")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
        sa.UniqueConstraint("natural_key", name=op.f("uq_mails_natural_key")),
    )
    op.create_index("ix_mails_message_id", "mails", ["message_id"])
    op.create_index(
        "ix_mails_pending", "mails", ["id"], sqlite_where=PENDING, postgresql_where=PENDING
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("mails")
