"""Cancelling: the reason, from when on it suits again, and the explicit yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.dialogue.acts.asking import REASONS, asking, button
from core.dialogue.acts.missing import missed
from core.dialogue.commands import Cancel
from core.dialogue.events import Event
from core.dialogue.inputs import Cancelled
from core.dialogue.meaning import Meaning
from core.dialogue.outputs import Do, Say, Turn
from core.dialogue.sayings import AppointmentKept, CancelDone, ReasonNeeded
from core.dialogue.state import Node, State
from core.domain.local_time import local_day

LONGEST_REASON = 500


def reason(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Keep the reason, in the person's own words where they used some."""
    del now
    words = meaning.text.strip() or REASONS[meaning.index % len(REASONS)]
    given = replace(state, node=Node.CANCEL_FROM, reason=words[:LONGEST_REASON])
    return asking(given, again=False)


def reason_needed(state: State, meaning: Meaning, now: datetime) -> Turn:
    """A bare yes is no reason: ask again in other words."""
    del meaning, now
    return missed(state, ReasonNeeded())


def available_from(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Keep the day from which on the person can be visited again; a new day corrects it."""
    starts = meaning.wish.windows[0].starts_at if meaning.wish else None
    day = local_day(starts or now)
    given = replace(state, node=Node.CANCEL_CONFIRM, available_from=day)
    return asking(given, again=False)


def date_unknown(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Nobody has to know when they are well again."""
    del meaning, now
    return asking(replace(state, node=Node.CANCEL_CONFIRM, available_from=None), again=False)


def cancel(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Cancel after the explicit yes."""
    del meaning, now
    reason = state.reason or REASONS[-1]
    return Turn(state, (Do(Cancel(reason, state.available_from, state.appointment)),))


def cancelled(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Say that it is done, thank, and offer another."""
    del now
    result = meaning.result
    assert isinstance(result, Cancelled)  # the table sends nothing else here
    done = CancelDone(result.appointment, state.available_from)
    free = replace(state, node=Node.MENU, appointment=None, reason=None, wish=None)
    buttons = (button("find_slots", Event.BOOK), button("person", Event.HUMAN))
    return Turn(free, (Say(done, buttons),))


def keep(state: State, meaning: Meaning, now: datetime) -> Turn:
    """Cancel nothing."""
    del meaning, now
    kept = replace(state, node=Node.MENU, reason=None, available_from=None)
    return asking(kept, AppointmentKept(state.appointment))
