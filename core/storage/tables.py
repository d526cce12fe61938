"""The tables of the booking core; see ``conversation_tables`` and ``sign_in_tables`` for others.

The nets that hold the invariants even against a faulty program are here as partial unique
indexes and foreign keys; those that an engine
needs its own words for are in the migration ``0004_nets``.
"""

from __future__ import annotations

import sqlalchemy as sa

from core.storage.types import Id, Instant

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def one_of(column: str, *allowed: str) -> sa.CheckConstraint:
    """Return the check that ``column`` holds one of the ``allowed`` words."""
    words = ", ".join(f"'{word}'" for word in allowed)
    return sa.CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


orders = sa.Table(
    "orders",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("order_number", sa.String(32), nullable=False, unique=True),
    sa.Column("service", sa.String(40), nullable=False),
    sa.Column("first_name", sa.String(100), nullable=False),
    sa.Column("last_name", sa.String(100), nullable=False),
    sa.Column("street", sa.String(200), nullable=False),
    sa.Column("postcode_sealed", sa.String(200), nullable=False),
    sa.Column("postcode_check", sa.String(64), nullable=False),
    sa.Column("city", sa.String(100), nullable=False),
    sa.Column("land", sa.String(2), nullable=False),
    sa.Column("email", sa.String(254), nullable=False, server_default=""),
    sa.Column("phone", sa.String(40), nullable=False, server_default=""),
    sa.Column("language", sa.String(12), nullable=False, server_default="de"),
    sa.Column("received_on", sa.Date, nullable=False),
    sa.Column("booking_deadline", sa.Date, nullable=False),
    sa.Column("statutory_due_on", sa.Date),
    sa.Column("requirements", sa.Text, nullable=False, server_default=""),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("changed_at", Instant, nullable=False),
    one_of("state", "received", "open", "scheduled", "performed", "closed", "on_hold", "withdrawn"),
)

providers = sa.Table(
    "providers",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("trade", sa.String(40), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("qualification", sa.String(200), nullable=False, server_default=""),
    sa.Column("email", sa.String(254), nullable=False, server_default=""),
    sa.Column("weekly_capacity", sa.Integer),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("changed_at", Instant, nullable=False),
    one_of("kind", "assessor", "partner"),
    one_of("state", "applicant", "trial", "active", "paused", "left"),
)

provider_areas = sa.Table(
    "provider_areas",
    metadata,
    sa.Column("postcode_prefix", sa.String(5), primary_key=True),
    sa.Column(
        "provider_id", sa.String(64), sa.ForeignKey("providers.id"), primary_key=True, index=True
    ),
)

slots = sa.Table(
    "slots",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("provider_id", sa.String(64), sa.ForeignKey("providers.id"), nullable=False),
    sa.Column("starts_at", Instant, nullable=False),
    sa.Column("ends_at", Instant, nullable=False),
    sa.Column("busy_until", Instant, nullable=False),
    sa.Column("mode", sa.String(12), nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("held_for", Id, sa.ForeignKey("orders.id")),
    sa.Column("hold_expires_at", Instant),
    one_of("state", "free", "held", "booked", "blocked", "withdrawn"),
    one_of("mode", "home", "phone", "video", "workshop"),
    sa.CheckConstraint("starts_at < ends_at AND ends_at <= busy_until", name="times_in_order"),
    sa.CheckConstraint(
        "(state = 'held') = (held_for IS NOT NULL AND hold_expires_at IS NOT NULL)",
        name="hold_complete",
    ),
    sa.UniqueConstraint("provider_id", "starts_at", "ends_at", "mode"),
    # The state stands in the predicate as a literal: only then do both engines use these indexes.
    sa.Index(
        "ix_slots_free",
        "provider_id",
        "starts_at",
        sqlite_where=sa.text("state = 'free'"),
        postgresql_where=sa.text("state = 'free'"),
    ),
    sa.Index(
        "ix_slots_taken",
        "provider_id",
        "starts_at",
        "busy_until",
        sqlite_where=sa.text("state IN ('held', 'booked')"),
        postgresql_where=sa.text("state IN ('held', 'booked')"),
    ),
    sa.Index(
        "ix_slots_held",
        "provider_id",
        "starts_at",
        sqlite_where=sa.text("state = 'held'"),
        postgresql_where=sa.text("state = 'held'"),
    ),
    sa.Index(
        "uq_slots_one_hold_an_order",
        "held_for",
        unique=True,
        sqlite_where=sa.text("state = 'held'"),
        postgresql_where=sa.text("state = 'held'"),
    ),
)

appointments = sa.Table(
    "appointments",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("order_id", Id, sa.ForeignKey("orders.id"), nullable=False),
    sa.Column("slot_id", Id, sa.ForeignKey("slots.id"), nullable=False),
    sa.Column("provider_id", sa.String(64), sa.ForeignKey("providers.id"), nullable=False),
    sa.Column("starts_at", Instant, nullable=False),
    sa.Column("ends_at", Instant, nullable=False),
    sa.Column("busy_until", Instant, nullable=False),
    sa.Column("mode", sa.String(12), nullable=False),
    sa.Column("origin", sa.String(16), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("calendar_uid", sa.String(80), nullable=False),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("cancel_reason", sa.Text),
    sa.Column("cancelled_by", sa.String(300)),
    sa.Column("available_again_from", sa.Date),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("changed_at", Instant, nullable=False),
    # No appointment without the audit event that made it; nets.py asks the same of every change.
    sa.Column(
        "audit_id",
        Id,
        sa.ForeignKey("audit_events.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    one_of("origin", "self", "staff", "assigned", "waiting_list"),
    one_of("state", "confirmed", "fulfilled", "no_show", "cancelled", "superseded"),
    sa.Index(
        "uq_appointments_one_a_slot",
        "slot_id",
        unique=True,
        sqlite_where=sa.text("state = 'confirmed'"),
        postgresql_where=sa.text("state = 'confirmed'"),
    ),
    sa.Index(
        "uq_appointments_one_an_order",
        "order_id",
        unique=True,
        sqlite_where=sa.text("state = 'confirmed'"),
        postgresql_where=sa.text("state = 'confirmed'"),
    ),
    sa.Index(
        "ix_appointments_provider",
        "provider_id",
        "starts_at",
        sqlite_where=sa.text("state = 'confirmed'"),
        postgresql_where=sa.text("state = 'confirmed'"),
    ),
    sa.Index("ix_appointments_order_id", "order_id"),
)

audit_chains = sa.Table(
    "audit_chains",
    metadata,
    sa.Column("chain", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("length", sa.Integer, nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)

audit_events = sa.Table(
    "audit_events",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("chain", sa.Integer, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("actor", sa.String(300), nullable=False),
    sa.Column("action", sa.String(60), nullable=False),
    sa.Column("subject", sa.String(300), nullable=False, index=True),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sa.UniqueConstraint("chain", "position"),
)
