"""What happened, what was said and what is on record belong together."""

from __future__ import annotations

import sqlalchemy as sa

from core.auditing.invariant import Evidence, Invariant, Tally, none_of
from core.ports.inbound import Inbound
from core.storage.conversation_tables import inbox

APPOINTMENT_IS_ON_RECORD = Invariant(
    "appointment_is_on_record",
    "Zu jedem Termin gibt es das Prüfereignis, aus dem er stammt (appointments).",
    none_of(
        """SELECT a.id FROM appointments a LEFT JOIN audit_events e ON e.id = a.audit_id
        LEFT JOIN appointments b ON b.id = SUBSTR(e.subject, LENGTH('appointment:') + 1)
        AND b.calendar_uid = a.calendar_uid
        WHERE b.id IS NULL OR e.subject NOT LIKE 'appointment:%'""",
        among="SELECT id FROM appointments",
    ),
)

MESSAGE_HAS_OUTBOX_ROW = Invariant(
    "message_has_outbox_row",
    "Jede ausgehende Nachricht steht im Postausgang derselben Unterhaltung (messages).",
    none_of(
        """SELECT m.id FROM messages m LEFT JOIN outbox o ON o.id = m.outbox_id
        WHERE m.direction = 'out' AND (o.id IS NULL OR o.kind <> 'message'
        OR o.conversation_id <> m.conversation_id)""",
        among="SELECT id FROM messages WHERE direction = 'out'",
    ),
)

ACTED_ONCE = Invariant(
    "acted_once",
    "Was hereinkam, wirkt genau einmal: erledigt mit einer Nachricht, wartend ohne (inbox).",
    none_of(
        """SELECT i.id FROM inbox i LEFT JOIN messages m ON m.inbox_id = i.id
        WHERE i.state IN ('done', 'pending') GROUP BY i.id, i.state
        HAVING COUNT(m.id) <> (CASE WHEN i.state = 'done' THEN 1 ELSE 0 END)""",
        among="SELECT id FROM inbox WHERE state IN ('done', 'pending')",
    ),
)

_FINISHED = sa.select(inbox.c.id, inbox.c.payload).where(inbox.c.state.in_(["done", "parked"]))


def _check_marks(evidence: Evidence, tally: Tally) -> None:
    for row in evidence.stream(_FINISHED):
        tally.saw()
        try:
            event = Inbound.from_json(row.payload)
        except (ValueError, KeyError, TypeError):
            tally.breaks(row.id)
            continue
        if event.postcodes or event.start_code:
            tally.breaks(row.id)


MARKS_ARE_FORGOTTEN = Invariant(
    "marks_are_forgotten",
    "Nach einem Zug bleibt kein Abdruck von Postleitzahl oder Code zurück (inbox).",
    _check_marks,
)
