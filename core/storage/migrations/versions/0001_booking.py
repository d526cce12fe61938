"""Orders, providers, slots, appointments and the audit chain."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "audit_chains",
        sa.Column("chain", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_audit_chains")),
    )
    op.create_table(
        "audit_events",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("chain", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(length=300), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_events")),
        sa.UniqueConstraint("chain", "position", name=op.f("uq_audit_events_chain_position")),
    )
    with op.batch_alter_table("audit_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_events_subject"), ["subject"], unique=False)

    op.create_table(
        "orders",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("order_number", sa.String(length=32), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("first_name", sa.String(length=100), nullable=False),
        sa.Column("last_name", sa.String(length=100), nullable=False),
        sa.Column("street", sa.String(length=200), nullable=False),
        sa.Column("postcode_sealed", sa.String(length=200), nullable=False),
        sa.Column("postcode_check", sa.String(length=64), nullable=False),
        sa.Column("city", sa.String(length=100), nullable=False),
        sa.Column("land", sa.String(length=2), nullable=False),
        sa.Column("email", sa.String(length=254), server_default="", nullable=False),
        sa.Column("phone", sa.String(length=40), server_default="", nullable=False),
        sa.Column("language", sa.String(length=12), server_default="de", nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("booking_deadline", sa.Date(), nullable=False),
        sa.Column("statutory_due_on", sa.Date(), nullable=True),
        sa.Column("requirements", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "state IN ('received', 'open', 'scheduled', 'performed', 'closed', 'on_hold',"
            " 'withdrawn')",
            name=op.f("ck_orders_state_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("order_number", name=op.f("uq_orders_order_number")),
    )
    op.create_table(
        "providers",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("trade", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("qualification", sa.String(length=200), server_default="", nullable=False),
        sa.Column("email", sa.String(length=254), server_default="", nullable=False),
        sa.Column("weekly_capacity", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.CheckConstraint("kind IN ('assessor', 'partner')", name=op.f("ck_providers_kind_known")),
        sa.CheckConstraint(
            "state IN ('applicant', 'trial', 'active', 'paused', 'left')",
            name=op.f("ck_providers_state_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_providers")),
    )
    op.create_table(
        "provider_areas",
        sa.Column("postcode_prefix", sa.String(length=5), nullable=False),
        sa.Column("provider_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["providers.id"], name=op.f("fk_provider_areas_provider_id_providers")
        ),
        sa.PrimaryKeyConstraint("postcode_prefix", "provider_id", name=op.f("pk_provider_areas")),
    )
    with op.batch_alter_table("provider_areas", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_provider_areas_provider_id"), ["provider_id"], unique=False
        )

    op.create_table(
        "slots",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("provider_id", sa.String(length=64), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("busy_until", Instant(), nullable=False),
        sa.Column("mode", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("held_for", sa.String(length=32), nullable=True),
        sa.Column("hold_expires_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "(state = 'held') = (held_for IS NOT NULL AND hold_expires_at IS NOT NULL)",
            name=op.f("ck_slots_hold_complete"),
        ),
        sa.CheckConstraint(
            "mode IN ('home', 'phone', 'video', 'workshop')", name=op.f("ck_slots_mode_known")
        ),
        sa.CheckConstraint(
            "state IN ('free', 'held', 'booked', 'blocked', 'withdrawn')",
            name=op.f("ck_slots_state_known"),
        ),
        sa.CheckConstraint(
            "starts_at < ends_at AND ends_at <= busy_until", name=op.f("ck_slots_times_in_order")
        ),
        sa.ForeignKeyConstraint(["held_for"], ["orders.id"], name=op.f("fk_slots_held_for_orders")),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["providers.id"], name=op.f("fk_slots_provider_id_providers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slots")),
        sa.UniqueConstraint(
            "provider_id",
            "starts_at",
            "ends_at",
            "mode",
            name=op.f("uq_slots_provider_id_starts_at_ends_at_mode"),
        ),
    )
    with op.batch_alter_table("slots", schema=None) as batch_op:
        batch_op.create_index(
            "ix_slots_free",
            ["provider_id", "starts_at"],
            unique=False,
            sqlite_where=sa.text("state = 'free'"),
            postgresql_where=sa.text("state = 'free'"),
        )
        batch_op.create_index(
            "ix_slots_taken",
            ["provider_id", "starts_at", "busy_until"],
            unique=False,
            sqlite_where=sa.text("state IN ('held', 'booked')"),
            postgresql_where=sa.text("state IN ('held', 'booked')"),
        )
        batch_op.create_index(
            "ix_slots_held",
            ["provider_id", "starts_at"],
            unique=False,
            sqlite_where=sa.text("state = 'held'"),
            postgresql_where=sa.text("state = 'held'"),
        )
        batch_op.create_index(
            "uq_slots_one_hold_an_order",
            ["held_for"],
            unique=True,
            sqlite_where=sa.text("state = 'held'"),
            postgresql_where=sa.text("state = 'held'"),
        )

    op.create_table(
        "appointments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("order_id", sa.String(length=32), nullable=False),
        sa.Column("slot_id", sa.String(length=32), nullable=False),
        sa.Column("provider_id", sa.String(length=64), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("busy_until", Instant(), nullable=False),
        sa.Column("mode", sa.String(length=12), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("calendar_uid", sa.String(length=80), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("cancel_reason", sa.Text(), nullable=True),
        sa.Column("cancelled_by", sa.String(length=300), nullable=True),
        sa.Column("available_again_from", sa.Date(), nullable=True),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.Column("audit_id", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "origin IN ('self', 'staff', 'assigned', 'waiting_list')",
            name=op.f("ck_appointments_origin_known"),
        ),
        sa.CheckConstraint(
            "state IN ('confirmed', 'fulfilled', 'no_show', 'cancelled', 'superseded')",
            name=op.f("ck_appointments_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["audit_id"],
            ["audit_events.id"],
            name=op.f("fk_appointments_audit_id_audit_events"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_appointments_order_id_orders")
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["providers.id"], name=op.f("fk_appointments_provider_id_providers")
        ),
        sa.ForeignKeyConstraint(
            ["slot_id"], ["slots.id"], name=op.f("fk_appointments_slot_id_slots")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
    )
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.create_index("ix_appointments_order_id", ["order_id"], unique=False)
        batch_op.create_index(
            "ix_appointments_provider",
            ["provider_id", "starts_at"],
            unique=False,
            sqlite_where=sa.text("state = 'confirmed'"),
            postgresql_where=sa.text("state = 'confirmed'"),
        )
        batch_op.create_index(
            "uq_appointments_one_a_slot",
            ["slot_id"],
            unique=True,
            sqlite_where=sa.text("state = 'confirmed'"),
            postgresql_where=sa.text("state = 'confirmed'"),
        )
        batch_op.create_index(
            "uq_appointments_one_an_order",
            ["order_id"],
            unique=True,
            sqlite_where=sa.text("state = 'confirmed'"),
            postgresql_where=sa.text("state = 'confirmed'"),
        )


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_appointments_one_an_order",
            sqlite_where=sa.text("state = 'confirmed'"),
            postgresql_where=sa.text("state = 'confirmed'"),
        )
        batch_op.drop_index(
            "uq_appointments_one_a_slot",
            sqlite_where=sa.text("state = 'confirmed'"),
            postgresql_where=sa.text("state = 'confirmed'"),
        )
        batch_op.drop_index(
            "ix_appointments_provider",
            sqlite_where=sa.text("state = 'confirmed'"),
            postgresql_where=sa.text("state = 'confirmed'"),
        )
        batch_op.drop_index("ix_appointments_order_id")

    op.drop_table("appointments")
    with op.batch_alter_table("slots", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_slots_one_hold_an_order",
            sqlite_where=sa.text("state = 'held'"),
            postgresql_where=sa.text("state = 'held'"),
        )
        batch_op.drop_index(
            "ix_slots_held",
            sqlite_where=sa.text("state = 'held'"),
            postgresql_where=sa.text("state = 'held'"),
        )
        batch_op.drop_index(
            "ix_slots_taken",
            sqlite_where=sa.text("state IN ('held', 'booked')"),
            postgresql_where=sa.text("state IN ('held', 'booked')"),
        )
        batch_op.drop_index(
            "ix_slots_free",
            sqlite_where=sa.text("state = 'free'"),
            postgresql_where=sa.text("state = 'free'"),
        )

    op.drop_table("slots")
    with op.batch_alter_table("provider_areas", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_provider_areas_provider_id"))

    op.drop_table("provider_areas")
    op.drop_table("providers")
    op.drop_table("orders")
    with op.batch_alter_table("audit_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_events_subject"))

    op.drop_table("audit_events")
    op.drop_table("audit_chains")
