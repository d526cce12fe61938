"""From the dialogue's commands to the use cases."""

from __future__ import annotations

from core.dialogue import commands
from core.dialogue.inputs import Result
from core.usecases.book_appointment import book_appointment
from core.usecases.cancel_appointment import cancel_appointment
from core.usecases.find_slots import find_slots
from core.usecases.hand_over import hand_over
from core.usecases.hold_slot import hold_slot
from core.usecases.look_up_appointment import look_up_appointment
from core.usecases.redeem_code import redeem_code
from core.usecases.release_hold import release_hold
from core.usecases.sign_in import sign_in
from core.usecases.sign_out import sign_out
from core.usecases.turn_context import TurnContext


def carry_out(context: TurnContext, command: commands.Command) -> Result | None:  # noqa: C901 - a table
    """Do what the dialogue wants; None when there is nothing to tell it."""
    match command:
        case commands.SignIn():
            return sign_in(context, command)
        case commands.RedeemCode():
            return redeem_code(context, command)
        case commands.FindSlots():
            return find_slots(context, command)
        case commands.HoldSlot():
            return hold_slot(context, command)
        case commands.ReleaseHold():
            release_hold(context)
        case commands.Book():
            return book_appointment(context, command)
        case commands.LookUpAppointment():
            return look_up_appointment(context)
        case commands.Cancel():
            return cancel_appointment(context, command)
        case commands.HandOver():
            return hand_over(context, command)
        case commands.SignOut():
            sign_out(context)
    return None
