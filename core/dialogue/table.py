"""The transition table: in which node which event leads to what. The diagram is drawn from it.

A row names the nodes it holds in, the event, what happens, and every node it may lead to. An event
without a row in a node changes nothing and counts as a miss. Rows for single nodes go before rows
for many, because the first row that fits is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from core.dialogue.acts import asides, booking, cancelling, missing, signing_in, wanting
from core.dialogue.events import Event as E
from core.dialogue.meaning import Meaning
from core.dialogue.outputs import Turn
from core.dialogue.state import Node as N
from core.dialogue.state import State

Act = Callable[[State, Meaning, datetime], Turn]

OUT = (N.WELCOME, N.POSTCODE)
CANCELLING = (N.CANCEL_REASON, N.CANCEL_FROM, N.CANCEL_CONFIRM)
IN = (N.MENU, N.SLOTS, N.CONFIRM, *CANCELLING)
ALL = tuple(N)
STAYS: tuple[N, ...] = ()
WANTED = (N.SLOTS, N.MENU, *CANCELLING)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; ``to`` empty: it stays where it is.

    ``counts``: it may be a miss, so the count of misses goes on; everything else ends it.
    """

    at: tuple[N, ...]
    on: tuple[E, ...]
    act: Act
    to: tuple[N, ...] = STAYS
    counts: bool = False


ROWS: tuple[Row, ...] = (
    # signing in
    Row(OUT, (E.START, E.GREETING), signing_in.greet),
    Row((N.PERSON, *OUT), (E.CREDENTIALS,), signing_in.credentials, (N.POSTCODE, N.WELCOME),
        counts=True),
    Row(OUT, (E.ODD_NUMBER,), signing_in.odd_number, counts=True),
    Row(IN, (E.CREDENTIALS,), signing_in.switch, (N.POSTCODE, N.WELCOME)),
    Row(ALL, (E.START_WITH_CODE,), signing_in.redeem, (N.WELCOME,)),
    Row((N.WELCOME,), (E.CODE_KNOWN,), signing_in.code_known, (N.POSTCODE,)),
    Row((N.WELCOME,), (E.CODE_UNKNOWN,), signing_in.code_unknown, (N.WELCOME,)),
    Row((N.POSTCODE,), (E.SIGNED_IN,), signing_in.signed_in, WANTED),
    Row((N.POSTCODE,), (E.SIGN_IN_WRONG,), signing_in.sign_in_wrong, (N.WELCOME, N.POSTCODE)),
    Row((N.POSTCODE,), (E.SIGN_IN_WAITS,), signing_in.sign_in_waits),
    Row((N.POSTCODE,), (E.SIGN_IN_SPENT,), signing_in.sign_in_spent, (N.WELCOME,)),
    Row(OUT, (E.BACK,), signing_in.back_to_start, (N.WELCOME,)),
    Row(IN, (E.IDLE,), signing_in.idle, (N.POSTCODE,)),
    # looking for slots
    Row((N.SLOTS,), (E.WISH,), wanting.wish),
    Row((N.CONFIRM,), (E.WISH, E.BOOK), booking.other_wish, (N.SLOTS,)),
    Row((N.CANCEL_FROM, N.CANCEL_CONFIRM), (E.WISH, E.AVAILABLE_FROM), cancelling.available_from,
        (N.CANCEL_CONFIRM, N.CANCEL_FROM), counts=True),
    Row((*IN, N.PERSON), (E.BOOK, E.WISH, E.MOVE, E.CANCEL, E.SHOW), wanting.look_up),
    Row((*IN, N.PERSON), (E.APPOINTMENT_IS,), wanting.appointment_is,
        (N.SLOTS, N.MENU, N.CANCEL_REASON)),
    Row(IN, (E.SLOTS_FOUND,), booking.slots_found, (N.SLOTS,)),
    Row(IN, (E.NO_SLOTS_LEFT,), booking.no_slots_left, (N.MENU,)),
    Row(IN, (E.BOOKING_CLOSED,), booking.booking_closed, (N.MENU,)),
    Row((N.SLOTS,), (E.EARLIER,), booking.earlier),
    Row((N.SLOTS,), (E.LATER,), booking.later),
    Row((N.SLOTS,), (E.PICK,), booking.pick),
    Row((N.SLOTS,), (E.YES,), booking.which_one, counts=True),
    Row((N.SLOTS,), (E.NO,), booking.none_fits, counts=True),
    Row((N.MENU,), (E.YES, E.NO), asides.what_else, counts=True),
    # saying yes
    Row((N.SLOTS, N.CONFIRM), (E.HELD,), booking.held, (N.CONFIRM,)),
    Row((N.SLOTS, N.CONFIRM), (E.SLOT_GONE,), booking.slot_gone, (N.SLOTS,)),
    Row((N.CONFIRM,), (E.HOLD_LAPSED,), booking.hold_lapsed, (N.CONFIRM, N.MENU)),
    Row((N.CONFIRM,), (E.YES,), booking.yes, (N.CONFIRM, N.MENU)),
    Row((N.CONFIRM,), (E.PICK,), booking.yes_or_no, counts=True),
    Row((N.CONFIRM,), (E.NO, E.BACK), booking.no, (N.SLOTS,)),
    Row((N.CONFIRM,), (E.EARLIER, E.LATER), booking.other_page, (N.SLOTS,)),
    Row((N.CONFIRM,), (E.BOOKED,), booking.booked, (N.MENU,)),
    # cancelling
    Row((N.CANCEL_REASON,), (E.REASON,), cancelling.reason, (N.CANCEL_FROM,)),
    Row((N.CANCEL_REASON,), (E.YES,), cancelling.reason_needed, counts=True),
    Row(CANCELLING, (E.KEEP,), cancelling.keep, (N.MENU,)),
    Row((N.CANCEL_REASON,), (E.NO, E.BACK), cancelling.keep, (N.MENU,)),
    Row((N.CANCEL_FROM,), (E.DATE_UNKNOWN, E.NO), cancelling.date_unknown, (N.CANCEL_CONFIRM,)),
    Row((N.CANCEL_CONFIRM,), (E.YES,), cancelling.cancel),
    Row((N.CANCEL_CONFIRM,), (E.NO,), cancelling.keep, (N.MENU,)),
    Row((N.CANCEL_FROM, N.CANCEL_CONFIRM), (E.BACK,), asides.back_a_step,
        (N.CANCEL_REASON, N.CANCEL_FROM)),
    Row((N.CANCEL_CONFIRM,), (E.CANCELLED,), cancelling.cancelled, (N.MENU,)),
    # a person
    Row(ALL, (E.HUMAN, E.LATER_NEEDED, E.ADDRESS, E.NO_MAIL, E.NO_SLOTS), asides.hand_over),
    Row(IN, (E.TOO_LATE,), asides.hand_over),
    Row(ALL, (E.HANDED_OVER,), asides.handed_over, (N.PERSON,)),
    Row((N.PERSON,), (E.RESUME, E.BACK, E.START), asides.resume, ALL),
    Row((N.PERSON,), (E.MISS, E.YES, E.NO, E.GREETING, E.REASON, E.MEDIA, E.PICK, E.WHICH_TIME),
        asides.noted),
    # on the side
    Row(ALL, (E.HELP,), asides.show_help),
    Row(ALL, (E.QUESTION,), asides.question),
    Row(ALL, (E.WHICH_TIME,), asides.which_time, counts=True),
    Row(ALL, (E.THANKS,), asides.thanks),
    Row(ALL, (E.GOODBYE,), asides.goodbye),
    Row((N.MENU, N.SLOTS), (E.BACK,), asides.to_menu, (N.MENU,)),
    Row(ALL, (E.START, E.GREETING, E.RESUME), asides.greeting),
    Row(ALL, (E.OLD_BUTTON,), asides.old_button),
    Row(ALL, (E.MEDIA,), asides.media, counts=True),
    Row(ALL, (E.EDITED,), asides.edited, counts=True),
    Row(ALL, (E.MISS,), missing.miss, counts=True),
)  # fmt: skip

NEEDS_SIGN_IN = frozenset(
    {E.BOOK, E.WISH, E.MOVE, E.CANCEL, E.SHOW, E.EARLIER, E.LATER, E.PICK, E.WHICH_TIME}
)
"""What a person who is not signed in is asked to sign in for first."""

SIGN_IN_FIRST = Row((*OUT, N.PERSON), tuple(NEEDS_SIGN_IN), signing_in.sign_in_first, OUT)


def _first_rows() -> Mapping[tuple[N, E], Row]:
    found: dict[tuple[N, E], Row] = {}
    for row in ROWS:
        for node in row.at:
            for event in row.on:
                found.setdefault((node, event), row)
    return found


TABLE: Mapping[tuple[N, E], Row] = _first_rows()


def row_for(state: State, event: E) -> Row | None:
    """Return the row that holds for ``event`` in ``state``, None where there is none."""
    if event in NEEDS_SIGN_IN and not state.signed_in:
        return SIGN_IN_FIRST
    return TABLE.get((state.node, event))
