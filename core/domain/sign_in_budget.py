"""How often somebody may try a postcode, so that guessing is hopeless and nobody is locked out.

A postcode is worth about 13 bits, so the budget is the protection:
- A source (one chat): five wrong tries close it for 15 minutes, every further one for twice as
  long, at most 24 hours; 20 wrong tries a day.
- An order, all sources together that never signed in to it: ten wrong tries in 365 days; after
  that only the one-time code from the letter, or staff. A chat that signed in once does not count.
- A code from the letter has a budget of its own, as large as an order's.
- More than 20 wrong tries an hour in all raise an alarm.
Every try is counted as wrong before it is checked and taken back when it was right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

FREE_TRIES = 5
FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=24)
DAY = timedelta(hours=24)
TRIES_A_DAY = 20
ORDER_TRIES = 10
ORDER_PERIOD = timedelta(days=365)
ALARM_PERIOD = timedelta(hours=1)
ALARM_TRIES = 20


class Verdict(StrEnum):
    """Whether a try may be checked, and if not, whose budget is spent."""

    ALLOWED = "allowed"
    SOURCE_WAITS = "source_waits"
    ORDER_SPENT = "order_spent"


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, and from when on the source may try again (UTC)."""

    verdict: Verdict
    retry_at: datetime | None = None


def source_waits_until(wrong: Sequence[datetime]) -> datetime | None:
    """Return until when a source waits after its ``wrong`` tries of the last day, oldest first."""
    if len(wrong) < FREE_TRIES:
        return None
    if len(wrong) >= TRIES_A_DAY:
        return wrong[len(wrong) - TRIES_A_DAY] + DAY
    wait: timedelta = FIRST_WAIT * 2 ** (len(wrong) - FREE_TRIES)
    return wrong[-1] + min(wait, LONGEST_WAIT)


def decide(
    source_wrong: Sequence[datetime], stranger_wrong: int, *, known: bool, now: datetime
) -> Decision:
    """Decide about one more try at ``now``.

    ``source_wrong``: instants of the source's wrong tries within the last day, oldest first.
    ``stranger_wrong``: wrong tries within the period at the order by sources that never signed in
    to it, or with the code of a letter, if one was used.
    ``known``: the source signed in to this very order before.
    """
    until = source_waits_until(source_wrong)
    if until is not None and until > now:
        return Decision(Verdict.SOURCE_WAITS, until)
    if not known and stranger_wrong >= ORDER_TRIES:
        return Decision(Verdict.ORDER_SPENT)
    return Decision(Verdict.ALLOWED)
