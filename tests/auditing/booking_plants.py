"""What should never be among slots, orders and appointments."""

from __future__ import annotations

from tests.auditing.plant import plant

CONFIRMED = "state = 'confirmed'"
FIRST = f"(SELECT MIN(id) FROM appointments WHERE {CONFIRMED})"
LAST = f"(SELECT MAX(id) FROM appointments WHERE {CONFIRMED})"
MOVED = "(SELECT MIN(id) FROM appointments WHERE state = 'superseded')"

BOOKING_PLANTS = (
    plant(
        "one_appointment_a_slot",
        "same_slot",
        f"UPDATE appointments SET slot_id = (SELECT slot_id FROM appointments WHERE id = {FIRST})"
        f" WHERE id = {LAST}",
        guilty=f"SELECT id FROM appointments WHERE id IN ({FIRST}, {LAST})",
    ),
    plant(
        "one_appointment_an_order",
        "same_order",
        f"UPDATE appointments SET order_id ="
        f" (SELECT order_id FROM appointments WHERE id = {FIRST}) WHERE id = {LAST}",
        guilty=f"SELECT id FROM appointments WHERE id IN ({FIRST}, {LAST})",
    ),
    plant(
        "no_overlap",
        "long_travel",
        f"UPDATE appointments SET busy_until = '2027-01-01' WHERE {CONFIRMED}",
        guilty=f"SELECT id FROM appointments WHERE id IN ({FIRST}, {LAST})",
    ),
    plant(
        "booked_slot_has_appointment",
        "freed",
        "UPDATE slots SET state = 'free' WHERE id IN"
        f" (SELECT slot_id FROM appointments WHERE id = {FIRST})",
        guilty=f"SELECT slot_id FROM appointments WHERE id = {FIRST}",
    ),
    plant(
        "booked_slot_has_appointment",
        "booked_for_nobody",
        "UPDATE slots SET state = 'booked' WHERE id IN (SELECT MAX(id) FROM slots"
        " WHERE state = 'free')",
        guilty="SELECT id FROM slots WHERE state = 'booked' AND id NOT IN"
        f" (SELECT slot_id FROM appointments WHERE {CONFIRMED})",
    ),
    plant(
        "booked_slot_has_appointment",
        "slot_gone",
        "DELETE FROM slots WHERE state = 'booked'",
        guilty=f"SELECT slot_id FROM appointments WHERE {CONFIRMED}",
    ),
    plant(
        "hold_is_complete",
        "held_for_nobody",
        "UPDATE slots SET held_for = NULL WHERE state = 'held'",
        guilty="SELECT id FROM slots WHERE state = 'held'",
    ),
    plant(
        "hold_is_complete",
        "held_for_ever",
        "UPDATE slots SET hold_expires_at = NULL WHERE state = 'held'",
        guilty="SELECT id FROM slots WHERE state = 'held'",
    ),
    plant(
        "one_hold_an_order",
        "two_holds",
        "UPDATE slots SET state = 'held', hold_expires_at = starts_at, held_for ="
        " (SELECT MIN(held_for) FROM slots WHERE state = 'held') WHERE id IN"
        " (SELECT MAX(id) FROM slots WHERE state = 'free')",
        guilty="SELECT id FROM slots WHERE held_for IN"
        " (SELECT MIN(held_for) FROM slots WHERE state = 'held')",
    ),
    plant(
        "appointment_agrees_with_slot",
        "other_provider",
        f"UPDATE appointments SET provider_id = 'G2' WHERE id = {FIRST}",
        guilty=f"SELECT {FIRST}",
    ),
    plant(
        "appointment_agrees_with_slot",
        "other_time",
        "UPDATE slots SET ends_at = busy_until, starts_at = '2026-11-24 09:30:00.000000'"
        f" WHERE id IN (SELECT slot_id FROM appointments WHERE id = {MOVED})",
        guilty=f"SELECT {MOVED}",
    ),
    plant(
        "appointment_agrees_with_slot",
        "other_mode",
        f"UPDATE appointments SET mode = 'phone' WHERE id = {LAST}",
        guilty=f"SELECT {LAST}",
    ),
    plant(
        "order_agrees_with_appointment",
        "still_open",
        "UPDATE orders SET state = 'open'",
        guilty=f"SELECT order_id FROM appointments WHERE {CONFIRMED}",
    ),
    plant(
        "order_agrees_with_appointment",
        "scheduled_for_nothing",
        f"UPDATE appointments SET state = 'cancelled' WHERE {CONFIRMED}",
        guilty="SELECT id FROM orders WHERE state = 'scheduled'",
    ),
    plant(
        "booked_in_time",
        "after_deadline",
        "UPDATE orders SET booking_deadline = '2026-11-22'",
        guilty="SELECT id FROM appointments",
    ),
    plant(
        "booked_in_time",
        "before_receipt",
        "UPDATE orders SET received_on = '2026-11-24'",
        guilty="SELECT id FROM appointments",
    ),
    plant(
        "booked_in_time",
        "already_begun",
        f"UPDATE appointments SET starts_at = '2026-11-23 00:00:00.000000' WHERE id = {LAST}",
        guilty=f"SELECT {LAST}",
    ),
    plant(
        "before_statutory_date",
        "too_late",
        "UPDATE orders SET statutory_due_on = '2026-11-23'",
        guilty="SELECT id FROM appointments",
    ),
    plant(
        "within_area",
        "other_area",
        "UPDATE provider_areas SET postcode_prefix = '9' WHERE postcode_prefix = '402'",
        guilty="SELECT id FROM appointments",
    ),
    plant(
        "within_area",
        "other_trade",
        "UPDATE providers SET trade = 'glass_repair'",
        guilty="SELECT id FROM appointments",
    ),
    plant(
        "within_area",
        "broken_seal",
        "UPDATE orders SET postcode_sealed = 'none' WHERE id IN"
        f" (SELECT order_id FROM appointments WHERE id = {LAST})",
        guilty=f"SELECT {LAST}",
    ),
    plant(
        "moved_has_successor",
        "no_successor",
        "DELETE FROM appointments WHERE sequence > 0",
        guilty="SELECT id FROM appointments WHERE state = 'superseded'",
    ),
    plant(
        "moved_has_successor",
        "other_uid",
        "UPDATE appointments SET calendar_uid = 'x' WHERE state = 'superseded'",
        guilty="SELECT id FROM appointments WHERE state = 'superseded'",
    ),
    plant(
        "sequences_rise",
        "same_sequence",
        "UPDATE appointments SET sequence = 0 WHERE calendar_uid IN"
        " (SELECT calendar_uid FROM appointments WHERE state = 'superseded')",
        guilty="SELECT MAX(id) FROM appointments WHERE calendar_uid IN"
        " (SELECT calendar_uid FROM appointments WHERE state = 'superseded')",
    ),
    plant(
        "sequences_rise",
        "falling",
        "UPDATE appointments SET sequence = 7 WHERE state = 'superseded'",
        guilty=f"SELECT id FROM appointments WHERE {CONFIRMED} AND sequence = 1",
    ),
)
