"""Codes of letters and counted tries to sign in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "sign_in_tries",
        sa.Column("inbox_id", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("order_key", sa.String(length=64), nullable=False),
        sa.Column("code_check", sa.String(length=64), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("retry_at", Instant(), nullable=True),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('wrong', 'right', 'refused')", name=op.f("ck_sign_in_tries_outcome_known")
        ),
        sa.PrimaryKeyConstraint("inbox_id", name=op.f("pk_sign_in_tries")),
    )
    with op.batch_alter_table("sign_in_tries", schema=None) as batch_op:
        batch_op.create_index("ix_sign_in_tries_at", ["at"], unique=False)
        batch_op.create_index("ix_sign_in_tries_code_check", ["code_check"], unique=False)
        batch_op.create_index("ix_sign_in_tries_order_key_at", ["order_key", "at"], unique=False)
        batch_op.create_index("ix_sign_in_tries_source_at", ["source", "at"], unique=False)

    op.create_table(
        "access_codes",
        sa.Column("code_check", sa.String(length=64), nullable=False),
        sa.Column("order_id", sa.String(length=32), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_access_codes_order_id_orders")
        ),
        sa.PrimaryKeyConstraint("code_check", name=op.f("pk_access_codes")),
    )
    with op.batch_alter_table("access_codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_codes_order_id"), ["order_id"], unique=False)


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("access_codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_access_codes_order_id"))

    op.drop_table("access_codes")
    with op.batch_alter_table("sign_in_tries", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_in_tries_source_at")
        batch_op.drop_index("ix_sign_in_tries_order_key_at")
        batch_op.drop_index("ix_sign_in_tries_code_check")
        batch_op.drop_index("ix_sign_in_tries_at")

    op.drop_table("sign_in_tries")
