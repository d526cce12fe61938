"""Recompute the invariants of booking from what the database holds, in plain SQL.

It shares nothing with the program, so that a test can trust it; the negative control of the races
shows that it sees what it should.
"""

from __future__ import annotations

import sqlalchemy as sa

from core.storage.database import SqlDatabase
from tests.world.chains import broken_chains

ACTIVE = "SELECT 1 FROM appointments a WHERE a.state = 'confirmed'"
BROKEN = {
    "two active appointments in a slot": """
        SELECT slot_id FROM appointments WHERE state = 'confirmed'
        GROUP BY slot_id HAVING count(*) > 1""",
    "two active appointments of an order": """
        SELECT order_id FROM appointments WHERE state = 'confirmed'
        GROUP BY order_id HAVING count(*) > 1""",
    "two appointments of a provider overlap": """
        SELECT a.id FROM appointments a JOIN appointments b ON a.provider_id = b.provider_id
        AND a.id < b.id AND a.starts_at < b.busy_until AND b.starts_at < a.busy_until
        WHERE a.state = 'confirmed' AND b.state = 'confirmed'""",
    "a slot is booked by nobody": f"""
        SELECT id FROM slots WHERE state = 'booked'
        AND NOT EXISTS ({ACTIVE} AND a.slot_id = slots.id)""",
    "an active appointment in a slot that is not booked": """
        SELECT a.id FROM appointments a JOIN slots s ON s.id = a.slot_id
        WHERE a.state = 'confirmed' AND s.state <> 'booked'""",
    "an appointment at another time than its slot": """
        SELECT a.id FROM appointments a JOIN slots s ON s.id = a.slot_id WHERE a.state = 'confirmed'
        AND (a.starts_at <> s.starts_at OR a.busy_until <> s.busy_until
            OR a.provider_id <> s.provider_id)""",
    "an order is scheduled without an appointment": f"""
        SELECT id FROM orders WHERE state = 'scheduled'
        AND NOT EXISTS ({ACTIVE} AND a.order_id = orders.id)""",
    "an order has an appointment and is not scheduled": f"""
        SELECT id FROM orders WHERE state <> 'scheduled'
        AND EXISTS ({ACTIVE} AND a.order_id = orders.id)""",
    "an order holds two slots": """
        SELECT held_for FROM slots WHERE state = 'held' GROUP BY held_for HAVING count(*) > 1""",
    "an appointment without its audit event": """
        SELECT id FROM appointments WHERE audit_id NOT IN (SELECT id FROM audit_events)""",
    "a finished inbox row that became no message": """
        SELECT id FROM inbox WHERE state = 'done'
        AND id NOT IN (SELECT inbox_id FROM messages WHERE inbox_id IS NOT NULL)""",
}


def broken_invariants(database: SqlDatabase) -> list[str]:
    """Say which invariants do not hold, and for which rows; empty in a healthy database."""
    return broken_bookings(database) + broken_chains(database)


def broken_bookings(database: SqlDatabase) -> list[str]:
    """The same without the audit chains, which take the longer the more was done."""
    found = []
    with database.engine.begin() as connection:
        for name, statement in BROKEN.items():
            rows = connection.scalars(sa.text(statement)).all()
            found += [f"{name}: {row}" for row in rows]
    return found
