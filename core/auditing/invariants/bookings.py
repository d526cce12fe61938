"""Slots, holds, appointments and orders agree with each other."""

from __future__ import annotations

import sqlalchemy as sa

from core.auditing.invariant import Evidence, Invariant, Tally, none_of
from core.storage.tables import appointments

_CONFIRMED = "SELECT id FROM appointments WHERE state = 'confirmed'"

ONE_APPOINTMENT_A_SLOT = Invariant(
    "one_appointment_a_slot",
    "Ein Terminangebot hat höchstens einen aktiven Termin (appointments).",
    none_of(
        """SELECT id FROM appointments WHERE state = 'confirmed' AND slot_id IN
        (SELECT slot_id FROM appointments WHERE state = 'confirmed'
         GROUP BY slot_id HAVING COUNT(*) > 1)""",
        among=_CONFIRMED,
    ),
)

ONE_APPOINTMENT_AN_ORDER = Invariant(
    "one_appointment_an_order",
    "Ein Auftrag hat höchstens einen aktiven Termin (appointments).",
    none_of(
        """SELECT id FROM appointments WHERE state = 'confirmed' AND order_id IN
        (SELECT order_id FROM appointments WHERE state = 'confirmed'
         GROUP BY order_id HAVING COUNT(*) > 1)""",
        among=_CONFIRMED,
    ),
)

_BY_PROVIDER = (
    sa.select(
        appointments.c.id,
        appointments.c.provider_id,
        appointments.c.starts_at,
        appointments.c.busy_until,
    )
    .where(sa.text("state = 'confirmed'"))
    .order_by(appointments.c.provider_id, appointments.c.starts_at)
)


def _check_overlaps(evidence: Evidence, tally: Tally) -> None:
    busiest = None
    for row in evidence.stream(_BY_PROVIDER):
        tally.saw()
        if busiest is None or busiest.provider_id != row.provider_id:
            busiest = row
            continue
        if row.starts_at < busiest.busy_until:
            tally.breaks(busiest.id, row.id)
        if row.busy_until > busiest.busy_until:
            busiest = row


NO_OVERLAP = Invariant(
    "no_overlap",
    "Aktive Termine eines Dienstleisters überschneiden sich nicht, samt Fahrt (appointments).",
    _check_overlaps,
)

BOOKED_SLOT_HAS_APPOINTMENT = Invariant(
    "booked_slot_has_appointment",
    "Gebucht ist ein Terminangebot genau dann, wenn es einen aktiven Termin hat (slots).",
    none_of(
        """SELECT s.id FROM slots s WHERE s.state = 'booked' AND NOT EXISTS
        (SELECT 1 FROM appointments a WHERE a.slot_id = s.id AND a.state = 'confirmed')
        UNION SELECT a.slot_id FROM appointments a LEFT JOIN slots s ON s.id = a.slot_id
        WHERE a.state = 'confirmed' AND (s.id IS NULL OR s.state <> 'booked')""",
        among="SELECT id FROM slots WHERE state IN ('held', 'booked') AND state = 'booked'",
    ),
)

HOLD_IS_COMPLETE = Invariant(
    "hold_is_complete",
    "Reserviert heißt: für wen und bis wann steht dabei; sonst steht nichts dabei (slots).",
    none_of(
        """SELECT id FROM slots
        WHERE (state = 'held' AND (held_for IS NULL OR hold_expires_at IS NULL))
        OR (state <> 'held' AND (held_for IS NOT NULL OR hold_expires_at IS NOT NULL))""",
        among="SELECT id FROM slots",
    ),
)

ONE_HOLD_AN_ORDER = Invariant(
    "one_hold_an_order",
    "Für einen Auftrag ist höchstens ein Terminangebot reserviert (slots).",
    none_of(
        """SELECT id FROM slots WHERE state = 'held' AND held_for IN
        (SELECT held_for FROM slots WHERE state = 'held' GROUP BY held_for HAVING COUNT(*) > 1)""",
        among="SELECT id FROM slots WHERE state IN ('held', 'booked') AND state = 'held'",
    ),
)

APPOINTMENT_AGREES_WITH_SLOT = Invariant(
    "appointment_agrees_with_slot",
    "Ein Termin stimmt mit seinem Angebot überein: wer, wann und wie (appointments).",
    none_of(
        """SELECT a.id FROM appointments a LEFT JOIN slots s ON s.id = a.slot_id
        WHERE s.id IS NULL OR s.provider_id <> a.provider_id OR s.starts_at <> a.starts_at
        OR s.ends_at <> a.ends_at OR s.mode <> a.mode
        OR (a.state = 'confirmed' AND s.busy_until <> a.busy_until)""",
        among="SELECT id FROM appointments",
    ),
)

ORDER_AGREES_WITH_APPOINTMENT = Invariant(
    "order_agrees_with_appointment",
    "Ein Auftrag gilt genau dann als terminiert, wenn er einen aktiven Termin hat (orders).",
    none_of(
        """SELECT o.id FROM orders o WHERE o.state = 'scheduled' AND NOT EXISTS
        (SELECT 1 FROM appointments a WHERE a.order_id = o.id AND a.state = 'confirmed')
        UNION SELECT a.order_id FROM appointments a LEFT JOIN orders o ON o.id = a.order_id
        WHERE a.state = 'confirmed' AND (o.id IS NULL OR o.state <> 'scheduled')""",
        among="SELECT id FROM orders",
    ),
)
