"""The nets: what no faulty program may do, said to each engine in its own words.

1. No provider's confirmed appointments overlap, travel included.
2. An appointment's state changes only together with a new audit event.
3. Audit events are never changed and never deleted, by REPLACE and TRUNCATE neither.

A rebuild of a table on SQLite drops its triggers: a migration that alters ``appointments`` or
``audit_events`` has to make them again (the test of the nets fails otherwise).
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OVERLAP = """EXISTS (SELECT 1 FROM appointments a WHERE a.state = 'confirmed' AND a.id <> NEW.id
    AND a.provider_id = NEW.provider_id
    AND a.starts_at < NEW.busy_until AND a.busy_until > NEW.starts_at)"""

SQLITE = (
    f"""CREATE TRIGGER appointments_overlap_insert BEFORE INSERT ON appointments
    WHEN NEW.state = 'confirmed' AND {OVERLAP}
    BEGIN SELECT RAISE(ABORT, 'appointments of a provider overlap'); END""",
    f"""CREATE TRIGGER appointments_overlap_update BEFORE UPDATE ON appointments
    WHEN NEW.state = 'confirmed' AND {OVERLAP}
    BEGIN SELECT RAISE(ABORT, 'appointments of a provider overlap'); END""",
    """CREATE TRIGGER appointments_audited BEFORE UPDATE ON appointments
    WHEN NEW.state <> OLD.state AND NEW.audit_id = OLD.audit_id
    BEGIN SELECT RAISE(ABORT, 'an appointment changed without an audit event'); END""",
    """CREATE TRIGGER audit_events_kept_update BEFORE UPDATE ON audit_events
    BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END""",
    """CREATE TRIGGER audit_events_kept_delete BEFORE DELETE ON audit_events
    BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END""",
    """CREATE TRIGGER audit_events_kept_replace BEFORE INSERT ON audit_events
    WHEN EXISTS (SELECT 1 FROM audit_events e
        WHERE e.id = NEW.id OR (e.chain = NEW.chain AND e.position = NEW.position))
    BEGIN SELECT RAISE(ABORT, 'audit events are never replaced'); END""",
)

POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """ALTER TABLE appointments ADD CONSTRAINT ex_appointments_overlap EXCLUDE USING gist
    (provider_id WITH =, tstzrange(starts_at, busy_until) WITH &&) WHERE (state = 'confirmed')""",
    """CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
        RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE TRIGGER appointments_audited BEFORE UPDATE ON appointments FOR EACH ROW
    WHEN (NEW.state <> OLD.state AND NEW.audit_id = OLD.audit_id)
    EXECUTE FUNCTION refuse_change('an appointment changed without an audit event')""",
    """CREATE TRIGGER audit_events_kept BEFORE UPDATE OR DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change('audit events are never changed')""",
    """CREATE TRIGGER audit_events_kept_truncate BEFORE TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit events are never deleted')""",
)

SQLITE_DOWN = (
    "DROP TRIGGER appointments_overlap_insert",
    "DROP TRIGGER appointments_overlap_update",
    "DROP TRIGGER appointments_audited",
    "DROP TRIGGER audit_events_kept_update",
    "DROP TRIGGER audit_events_kept_delete",
    "DROP TRIGGER audit_events_kept_replace",
)

POSTGRESQL_DOWN = (
    "ALTER TABLE appointments DROP CONSTRAINT ex_appointments_overlap",
    "DROP TRIGGER appointments_audited ON appointments",
    "DROP TRIGGER audit_events_kept ON audit_events",
    "DROP TRIGGER audit_events_kept_truncate ON audit_events",
    "DROP FUNCTION refuse_change()",
)


def upgrade() -> None:
    """Spread the nets."""
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """Take the nets away."""
    for statement in SQLITE_DOWN if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_DOWN:
        op.execute(statement)
