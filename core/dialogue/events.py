"""The words of the transition table: what a person can mean, and what a command can come to."""

from __future__ import annotations

from enum import StrEnum


class Event(StrEnum):
    """Everything that can move the dialogue."""

    # what a person means
    START = "start"
    START_WITH_CODE = "start_with_code"
    CREDENTIALS = "credentials"
    ODD_NUMBER = "odd_number"
    BOOK = "book"
    SHOW = "show"
    MOVE = "move"
    CANCEL = "cancel"
    WISH = "wish"
    WHICH_TIME = "which_time"
    EARLIER = "earlier"
    LATER = "later"
    PICK = "pick"
    YES = "yes"
    NO = "no"
    BACK = "back"
    HUMAN = "human"
    HELP = "help"
    QUESTION = "question"
    LATER_NEEDED = "later_needed"
    ADDRESS = "address"
    NO_MAIL = "no_mail"
    NO_SLOTS = "no_slots"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    RESUME = "resume"
    KEEP = "keep"
    REASON = "reason"
    AVAILABLE_FROM = "available_from"
    DATE_UNKNOWN = "date_unknown"
    OLD_BUTTON = "old_button"
    MEDIA = "media"
    EDITED = "edited"
    MISS = "miss"
    IDLE = "idle"
    # what a command came to
    SIGNED_IN = "signed_in"
    SIGN_IN_WRONG = "sign_in_wrong"
    SIGN_IN_WAITS = "sign_in_waits"
    SIGN_IN_SPENT = "sign_in_spent"
    CODE_KNOWN = "code_known"
    CODE_UNKNOWN = "code_unknown"
    SLOTS_FOUND = "slots_found"
    NO_SLOTS_LEFT = "no_slots_left"
    BOOKING_CLOSED = "booking_closed"
    HELD = "held"
    SLOT_GONE = "slot_gone"
    HOLD_LAPSED = "hold_lapsed"
    BOOKED = "booked"
    APPOINTMENT_IS = "appointment_is"
    CANCELLED = "cancelled"
    TOO_LATE = "too_late"
    HANDED_OVER = "handed_over"


RESULTS = frozenset(list(Event)[list(Event).index(Event.SIGNED_IN) :])
"""The events that are results of commands."""
