"""All invariants, in the order in which they are checked."""

from __future__ import annotations

from core.auditing.invariant import Invariant
from core.auditing.invariants.bookings import (
    APPOINTMENT_AGREES_WITH_SLOT,
    BOOKED_SLOT_HAS_APPOINTMENT,
    HOLD_IS_COMPLETE,
    NO_OVERLAP,
    ONE_APPOINTMENT_A_SLOT,
    ONE_APPOINTMENT_AN_ORDER,
    ONE_HOLD_AN_ORDER,
    ORDER_AGREES_WITH_APPOINTMENT,
)
from core.auditing.invariants.chains import CHAINS_ARE_WHOLE
from core.auditing.invariants.delivery import SENT_IN_ORDER
from core.auditing.invariants.limits import BEFORE_STATUTORY_DATE, BOOKED_IN_TIME, WITHIN_AREA
from core.auditing.invariants.moves import MOVED_HAS_SUCCESSOR, SEQUENCES_RISE
from core.auditing.invariants.records import (
    ACTED_ONCE,
    APPOINTMENT_IS_ON_RECORD,
    MARKS_ARE_FORGOTTEN,
    MESSAGE_HAS_OUTBOX_ROW,
)
from core.auditing.invariants.sign_ins import (
    CODE_TRIES,
    ORDER_TRIES_OF_STRANGERS,
    REFUSED_IS_NOT_CHECKED,
    SOURCE_TRIES,
)

ALL_INVARIANTS: tuple[Invariant, ...] = (
    ONE_APPOINTMENT_A_SLOT,
    ONE_APPOINTMENT_AN_ORDER,
    NO_OVERLAP,
    BOOKED_SLOT_HAS_APPOINTMENT,
    HOLD_IS_COMPLETE,
    ONE_HOLD_AN_ORDER,
    APPOINTMENT_AGREES_WITH_SLOT,
    ORDER_AGREES_WITH_APPOINTMENT,
    BOOKED_IN_TIME,
    BEFORE_STATUTORY_DATE,
    WITHIN_AREA,
    MOVED_HAS_SUCCESSOR,
    SEQUENCES_RISE,
    APPOINTMENT_IS_ON_RECORD,
    MESSAGE_HAS_OUTBOX_ROW,
    ACTED_ONCE,
    MARKS_ARE_FORGOTTEN,
    SENT_IN_ORDER,
    SOURCE_TRIES,
    ORDER_TRIES_OF_STRANGERS,
    CODE_TRIES,
    REFUSED_IS_NOT_CHECKED,
    CHAINS_ARE_WHOLE,
)
