"""The transition table: in which node which event leads to what. The diagram is drawn from it.

A row names the nodes it holds in, the event, what happens, and every node it may lead to. An event
without a row in a node changes nothing and counts as a miss. No two rows hold for the same node and
event. A test reaches every row, and every node it names from every node it holds in, and finds that
nothing else is ever reached.
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
FOR_STAFF = (E.LATER_NEEDED, E.ADDRESS, E.NO_MAIL, E.NO_SLOTS)


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
    Row((N.WELCOME, N.PERSON), (E.CREDENTIALS,), signing_in.credentials, OUT, counts=True),
    Row((N.POSTCODE,), (E.CREDENTIALS,), signing_in.credentials, counts=True),
    Row(IN, (E.CREDENTIALS,), signing_in.switch, (N.POSTCODE,)),
    Row(OUT, (E.ODD_NUMBER,), signing_in.odd_number, counts=True),
    Row(ALL, (E.START_WITH_CODE,), signing_in.redeem, (N.WELCOME,)),
    Row((N.WELCOME,), (E.CODE_KNOWN,), signing_in.code_known, (N.POSTCODE,)),
    Row((N.WELCOME,), (E.CODE_UNKNOWN,), signing_in.code_unknown),
    Row((N.POSTCODE,), (E.SIGNED_IN,), signing_in.signed_in, WANTED),
    Row((N.POSTCODE,), (E.SIGN_IN_WRONG,), signing_in.sign_in_wrong, OUT),
    Row((N.POSTCODE,), (E.SIGN_IN_WAITS,), signing_in.sign_in_waits),
    Row((N.POSTCODE,), (E.SIGN_IN_SPENT,), signing_in.sign_in_spent, (N.WELCOME,)),
    Row(OUT, (E.BACK,), signing_in.back_to_start, (N.WELCOME,)),
    Row(OUT, (E.BOOK, E.WISH, E.WHICH_TIME, E.MOVE, E.CANCEL, E.SHOW, E.EARLIER, E.LATER),
        signing_in.sign_in_first),
    Row(IN, (E.IDLE,), signing_in.idle, (N.POSTCODE,)),
    # looking for slots
    Row((N.SLOTS,), (E.WISH,), wanting.wish),
    Row((N.CONFIRM,), (E.WISH, E.BOOK), booking.other_wish, (N.SLOTS,)),
    Row((N.MENU, N.PERSON), (E.WISH,), wanting.look_up),
    Row((N.MENU, N.SLOTS, *CANCELLING, N.PERSON), (E.BOOK,), wanting.look_up),
    Row((*IN, N.PERSON), (E.MOVE, E.CANCEL, E.SHOW), wanting.look_up),
    Row((*IN, N.PERSON), (E.APPOINTMENT_IS,), wanting.appointment_is,
        (N.SLOTS, N.MENU, N.CANCEL_REASON)),
    Row((N.SLOTS,), (E.SLOTS_FOUND,), booking.slots_found),
    Row((N.SLOTS,), (E.NO_SLOTS_LEFT,), booking.no_slots_left, (N.MENU,)),
    Row((N.SLOTS, N.CONFIRM), (E.BOOKING_CLOSED,), booking.booking_closed, (N.MENU,)),
    Row((N.SLOTS,), (E.EARLIER,), booking.earlier),
    Row((N.SLOTS,), (E.LATER,), booking.later),
    Row((N.SLOTS,), (E.PICK,), booking.pick),
    Row((N.SLOTS,), (E.YES,), booking.which_one, counts=True),
    Row((N.SLOTS,), (E.NO,), booking.none_fits, counts=True),
    Row((N.MENU,), (E.YES, E.NO), asides.what_else, counts=True),
    # saying yes
    Row((N.SLOTS, N.CONFIRM), (E.HELD,), booking.held, (N.CONFIRM,)),
    Row((N.SLOTS, N.CONFIRM), (E.SLOT_GONE,), booking.slot_gone, (N.SLOTS,)),
    Row((N.CONFIRM,), (E.HOLD_LAPSED,), booking.hold_lapsed),
    Row((N.CONFIRM,), (E.YES,), booking.yes),
    Row((N.CONFIRM,), (E.PICK,), booking.yes_or_no, counts=True),
    Row((N.CONFIRM,), (E.NO, E.BACK), booking.no, (N.SLOTS,)),
    Row((N.CONFIRM,), (E.EARLIER, E.LATER), booking.other_page, (N.SLOTS,)),
    Row((N.CONFIRM,), (E.BOOKED,), booking.booked, (N.MENU,)),
    # cancelling
    Row((N.CANCEL_REASON,), (E.REASON,), cancelling.reason, (N.CANCEL_FROM,)),
    Row((N.CANCEL_REASON,), (E.YES,), cancelling.reason_needed, counts=True),
    Row((N.CANCEL_REASON,), (E.NO, E.BACK), cancelling.keep, (N.MENU,)),
    Row((N.CANCEL_FROM, N.CANCEL_CONFIRM), (E.AVAILABLE_FROM,), cancelling.available_from,
        (N.CANCEL_CONFIRM,)),
    Row((N.CANCEL_FROM,), (E.DATE_UNKNOWN, E.NO), cancelling.date_unknown, (N.CANCEL_CONFIRM,)),
    Row((N.CANCEL_FROM,), (E.BACK,), asides.back_a_step, (N.CANCEL_REASON,)),
    Row((N.CANCEL_CONFIRM,), (E.BACK,), asides.back_a_step, (N.CANCEL_FROM,)),
    Row((N.CANCEL_CONFIRM,), (E.YES,), cancelling.cancel),
    Row((N.CANCEL_CONFIRM,), (E.NO,), cancelling.keep, (N.MENU,)),
    Row(CANCELLING, (E.KEEP,), cancelling.keep, (N.MENU,)),
    Row((N.CANCEL_CONFIRM,), (E.CANCELLED,), cancelling.cancelled, (N.MENU,)),
    # a person
    Row(ALL, (E.HUMAN,), asides.hand_over),
    Row((*OUT, N.MENU, N.SLOTS, N.CONFIRM, N.CANCEL_FROM, N.CANCEL_CONFIRM, N.PERSON), FOR_STAFF,
        asides.hand_over),
    Row((N.CONFIRM, N.CANCEL_CONFIRM), (E.TOO_LATE,), asides.hand_over),
    Row(ALL, (E.HANDED_OVER,), asides.handed_over, (N.PERSON,)),
    Row((N.PERSON,), (E.RESUME, E.BACK, E.START), asides.resume, (*OUT, N.MENU, *CANCELLING)),
    Row((N.PERSON,), (E.MISS, E.YES, E.NO, E.GREETING, E.MEDIA, E.WHICH_TIME), asides.noted),
    # on the side
    Row(ALL, (E.HELP,), asides.show_help),
    Row(ALL, (E.QUESTION,), asides.question),
    Row((N.MENU, N.SLOTS, N.CONFIRM, N.CANCEL_FROM, N.CANCEL_CONFIRM), (E.WHICH_TIME,),
        asides.which_time, counts=True),
    Row(ALL, (E.THANKS,), asides.thanks),
    Row(ALL, (E.GOODBYE,), asides.goodbye),
    Row((N.MENU, N.SLOTS), (E.BACK,), asides.to_menu, (N.MENU,)),
    Row(IN, (E.START, E.GREETING), asides.greeting),
    Row(ALL, (E.OLD_BUTTON,), asides.old_button),
    Row((*OUT, *IN), (E.MEDIA,), asides.media, counts=True),
    Row(ALL, (E.EDITED,), asides.edited, counts=True),
    Row((*OUT, *IN), (E.MISS,), missing.miss, counts=True),
)  # fmt: skip

SIGN_IN_FIRST = Row(
    (N.PERSON,), (E.BOOK, E.WISH, E.MOVE, E.CANCEL, E.SHOW), signing_in.sign_in_first, OUT
)
"""What these lead to while a person is awaited by somebody who is not signed in."""


TABLE: Mapping[tuple[N, E], Row] = {
    (node, event): row for row in ROWS for node in row.at for event in row.on
}


def row_for(state: State, event: E) -> Row | None:
    """Return the row that holds for ``event`` in ``state``, None where there is none."""
    if state.node is N.PERSON and event in SIGN_IN_FIRST.on and not state.signed_in:
        return SIGN_IN_FIRST
    return TABLE.get((state.node, event))
