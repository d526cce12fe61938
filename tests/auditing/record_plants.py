"""What should never be among messages, queues, tries to sign in and audit events."""

from __future__ import annotations

from tests.auditing.plant import plant

CONFIRMED = "state = 'confirmed'"
FIRST = f"(SELECT MIN(id) FROM appointments WHERE {CONFIRMED})"
LAST = f"(SELECT MAX(id) FROM appointments WHERE {CONFIRMED})"
MARK = "0123456789abcdef"
FIRST_CHAT = "conversation_id = (SELECT MIN(id) FROM conversations)"
FIRST_SENT = f"(SELECT MIN(outbox_id) FROM messages WHERE {FIRST_CHAT})"
SENT_LATER = f"SELECT outbox_id FROM messages WHERE outbox_id > {FIRST_SENT} AND {FIRST_CHAT}"


def eleven_tries(code: str) -> str:
    """Insert eleven wrong tries of eleven chats at one order, a minute apart."""
    rows = ", ".join(
        f"('try{n}', 'chat{n}', 'key', {code}, '2026-11-23 08:{n}:00', 'allowed', FALSE, 'wrong')"
        for n in range(10, 21)
    )
    return (
        "INSERT INTO sign_in_tries"
        f" (inbox_id, source, order_key, code_check, at, verdict, known, outcome) VALUES {rows}"
    )


RECORD_PLANTS = (
    plant(
        "appointment_is_on_record",
        "no_event",
        f"UPDATE appointments SET audit_id = 'none' WHERE id = {LAST}",
        guilty=f"SELECT {LAST}",
    ),
    plant(
        "appointment_is_on_record",
        "event_of_another",
        "UPDATE appointments SET audit_id ="
        f" (SELECT audit_id FROM appointments WHERE id = {FIRST}) WHERE id = {LAST}",
        guilty=f"SELECT {LAST}",
    ),
    plant(
        "message_has_outbox_row",
        "never_queued",
        "DELETE FROM outbox WHERE id IN (SELECT MAX(outbox_id) FROM messages)",
        guilty="SELECT id FROM messages WHERE outbox_id IN (SELECT MAX(outbox_id) FROM messages)",
    ),
    plant(
        "message_has_outbox_row",
        "to_somebody_else",
        "UPDATE outbox SET conversation_id = (SELECT MIN(id) FROM conversations)"
        " WHERE id IN (SELECT MAX(outbox_id) FROM messages)",
        guilty="SELECT id FROM messages WHERE outbox_id IN (SELECT MAX(outbox_id) FROM messages)",
    ),
    plant(
        "acted_once",
        "done_for_nothing",
        "DELETE FROM messages WHERE inbox_id IN (SELECT MAX(id) FROM inbox)",
        guilty="SELECT MAX(id) FROM inbox",
    ),
    plant(
        "acted_once",
        "will_act_again",
        "UPDATE inbox SET state = 'pending' WHERE id IN (SELECT MAX(id) FROM inbox)",
        guilty="SELECT MAX(id) FROM inbox",
    ),
    plant(
        "marks_are_forgotten",
        "postcode",
        "UPDATE inbox SET payload ="
        f""" REPLACE(payload, '"postcodes"\\:[]', '"postcodes"\\:["{MARK}"]')"""
        " WHERE id IN (SELECT MIN(id) FROM inbox)",
        guilty="SELECT MIN(id) FROM inbox",
    ),
    plant(
        "marks_are_forgotten",
        "code_of_a_parked_row",
        "UPDATE inbox SET state = 'parked', payload ="
        f""" REPLACE(payload, '"start_code"\\:null', '"start_code"\\:"{MARK}"')"""
        " WHERE id IN (SELECT MIN(id) FROM inbox)",
        guilty="SELECT MIN(id) FROM inbox",
    ),
    plant(
        "marks_are_forgotten",
        "not_readable",
        "UPDATE inbox SET payload = '{' WHERE id IN (SELECT MIN(id) FROM inbox)",
        guilty="SELECT MIN(id) FROM inbox",
    ),
    plant(
        "sent_in_order",
        "overtaken",
        f"UPDATE outbox SET sent_at = '2026-12-24 00:00:00.000000' WHERE id = {FIRST_SENT}",
        guilty=SENT_LATER,
    ),
    plant(
        "sent_in_order",
        "still_waiting",
        f"UPDATE outbox SET state = 'due', sent_at = NULL WHERE id = {FIRST_SENT}",
        guilty=SENT_LATER,
    ),
    plant(
        "source_tries",
        "did_not_wait",
        "UPDATE sign_in_tries SET outcome = 'wrong', verdict = 'allowed'",
        guilty="SELECT inbox_id FROM sign_in_tries WHERE retry_at IS NOT NULL",
    ),
    plant(
        "order_tries_of_strangers",
        "eleven",
        eleven_tries("NULL"),
        guilty="SELECT 'try20'",
    ),
    plant("code_tries", "eleven", eleven_tries("'code'"), guilty="SELECT 'try20'"),
    plant(
        "refused_is_not_checked",
        "checked_all_the_same",
        "UPDATE sign_in_tries SET outcome = 'right' WHERE outcome = 'refused'",
        guilty="SELECT inbox_id FROM sign_in_tries WHERE verdict <> 'allowed'",
    ),
    plant(
        "refused_is_not_checked",
        "not_known",
        "UPDATE sign_in_tries SET known = TRUE WHERE inbox_id IN"
        " (SELECT MIN(inbox_id) FROM sign_in_tries)",
        guilty="SELECT MIN(inbox_id) FROM sign_in_tries",
    ),
    plant(
        "chains_are_whole",
        "changed",
        "UPDATE audit_events SET actor = 'nobody' WHERE id IN (SELECT MIN(id) FROM audit_events)",
        guilty="SELECT MIN(id) FROM audit_events",
    ),
    plant(
        "chains_are_whole",
        "not_readable",
        "UPDATE audit_events SET detail = '[' WHERE id IN (SELECT MIN(id) FROM audit_events)",
        guilty="SELECT MIN(id) FROM audit_events",
    ),
    plant(
        "chains_are_whole",
        "gap",
        "DELETE FROM audit_events WHERE position = 2",
        guilty="SELECT id FROM audit_events WHERE position = 3",
    ),
    plant(
        "chains_are_whole",
        "cut_off",
        "DELETE FROM audit_events WHERE id IN (SELECT MAX(id) FROM audit_events)",
        guilty="SELECT 'chain:' || chain FROM audit_chains c WHERE length >"
        " (SELECT COUNT(*) FROM audit_events e WHERE e.chain = c.chain)",
    ),
    plant(
        "chains_are_whole",
        "all_gone",
        "DELETE FROM audit_events",
        "DELETE FROM audit_chains WHERE chain > 1000",
        guilty="SELECT 'chain:' || chain FROM audit_chains",
    ),
    plant(
        "chains_are_whole",
        "head_gone",
        "DELETE FROM audit_chains",
        guilty="SELECT DISTINCT 'chain:' || chain FROM audit_events",
    ),
)
