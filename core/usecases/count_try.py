"""Count a try to sign in, in a commit of its own, before anything is checked.

Only so do 200 guesses at once come to exactly as many checks as the budget allows, and a crash
between counting and checking helps nobody.
"""

from __future__ import annotations

from datetime import datetime

from core.domain.sign_in_budget import (
    ALARM_PERIOD,
    ALARM_TRIES,
    DAY,
    ORDER_PERIOD,
    Decision,
    Verdict,
    decide,
)
from core.ports.sign_in_store import CountedTry
from core.ports.unit_of_work import UnitOfWork

EVERYBODY = "tries:all"


class TryNotCounted(Exception):
    """A turn wants to check a postcode whose try was not counted yet: count it, then turn again."""

    def __init__(self, source: str, order_key: str, code_check: str | None) -> None:
        """Keep what has to be counted."""
        super().__init__("count the try first")
        self.source = source
        self.order_key = order_key
        self.code_check = code_check


def count_try(uow: UnitOfWork, inbox_id: str, missing: TryNotCounted, now: datetime) -> Decision:
    """Count the try of this incoming message once, and return whether it may be checked."""
    tries = uow.tries
    tries.lock(missing.source, missing.order_key)
    counted = tries.find(inbox_id)
    if counted is not None:
        return counted.decision
    known = tries.knows(missing.source, missing.order_key)
    decision = decide(
        tries.wrong_of_source(missing.source, now - DAY),
        _stranger_tries(uow, missing, now),
        known=known,
        now=now,
    )
    tries.add(
        CountedTry(
            inbox_id=inbox_id,
            source=missing.source,
            order_key=missing.order_key,
            code_check=missing.code_check,
            known=known,
            at=now,
            decision=decision,
        )
    )
    if decision.verdict is not Verdict.ALLOWED:
        values = {"verdict": decision.verdict.value}
        uow.audit.record("sign_in_refused", f"source:{missing.source}", now, values)
    else:
        _watch(uow, now)
    return decision


def _watch(uow: UnitOfWork, now: datetime) -> None:
    """Raise the alarm at the one try too many; the lock is taken last, so it deadlocks nobody."""
    uow.tries.lock(EVERYBODY)
    if uow.tries.wrong_in_all(now - ALARM_PERIOD) == ALARM_TRIES + 1:
        uow.audit.record("sign_in_alarm", EVERYBODY, now)


def _stranger_tries(uow: UnitOfWork, missing: TryNotCounted, now: datetime) -> int:
    """A code from the letter has a budget of its own, so strangers cannot spend it."""
    if missing.code_check is None:
        return uow.tries.wrong_of_strangers(missing.order_key, now - ORDER_PERIOD)
    return uow.tries.wrong_with_code(missing.code_check)
