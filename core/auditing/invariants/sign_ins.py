"""No postcode was tried more often than the budgets allow."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import groupby

import sqlalchemy as sa

from core.auditing.invariant import Evidence, Invariant, Tally, none_of
from core.domain.sign_in_budget import DAY, ORDER_PERIOD, ORDER_TRIES, source_waits_until
from core.storage.sign_in_tables import sign_in_tries

_t = sign_in_tries.c
_WRONG = sa.select(_t.inbox_id, _t.source, _t.order_key, _t.at).where(_t.outcome == "wrong")


def _within(
    allowed: Callable[[deque[datetime], datetime], bool], period: timedelta, key: str
) -> Callable[[Evidence, Tally, sa.Select[*tuple[object, ...]]], None]:
    """Return a walk over tries sorted by ``key`` and time that looks back over ``period``."""

    def walk(evidence: Evidence, tally: Tally, tries: sa.Select[*tuple[object, ...]]) -> None:
        for _, of_key in groupby(evidence.stream(tries), key=lambda row: getattr(row, key)):
            before: deque[datetime] = deque()
            for row in of_key:
                tally.saw()
                while before and before[0] <= row.at - period:
                    before.popleft()
                if not allowed(before, row.at):
                    tally.breaks(row.inbox_id)
                before.append(row.at)

    return walk


def _source_may(before: deque[datetime], at: datetime) -> bool:
    until = source_waits_until(before)
    return until is None or until <= at


def _check_sources(evidence: Evidence, tally: Tally) -> None:
    _within(_source_may, DAY, "source")(evidence, tally, _WRONG.order_by(_t.source, _t.at))


SOURCE_TRIES = Invariant(
    "source_tries",
    "Nach fünf falschen Versuchen wartet ein Chat, immer länger; 20 am Tag (sign_in_tries).",
    _check_sources,
)


def _check_orders(evidence: Evidence, tally: Tally) -> None:
    strangers = _WRONG.where(_t.known.is_(False), _t.code_check.is_(None))
    walk = _within(lambda before, _: len(before) < ORDER_TRIES, ORDER_PERIOD, "order_key")
    walk(evidence, tally, strangers.order_by(_t.order_key, _t.at))


ORDER_TRIES_OF_STRANGERS = Invariant(
    "order_tries_of_strangers",
    "Fremde haben an einem Auftrag zehn falsche Versuche in 365 Tagen (sign_in_tries).",
    _check_orders,
)

CODE_TRIES = Invariant(
    "code_tries",
    "Ein Code aus einem Brief erlaubt zehn falsche Versuche (sign_in_tries).",
    none_of(
        f"""SELECT MAX(inbox_id) AS id FROM sign_in_tries
        WHERE code_check IS NOT NULL AND outcome = 'wrong' AND known = FALSE
        GROUP BY code_check HAVING COUNT(*) > {ORDER_TRIES}""",  # noqa: S608 - our own number
        among="SELECT inbox_id FROM sign_in_tries WHERE code_check IS NOT NULL",
    ),
)

REFUSED_IS_NOT_CHECKED = Invariant(
    "refused_is_not_checked",
    "Abgelehntes wurde nicht geprüft; bekannt ist, wer schon angemeldet war (sign_in_tries).",
    none_of(
        """SELECT inbox_id AS id FROM sign_in_tries
        WHERE (verdict = 'allowed') = (outcome = 'refused')
        UNION SELECT t.inbox_id FROM sign_in_tries t WHERE t.known = TRUE AND NOT EXISTS
        (SELECT 1 FROM sign_in_tries r WHERE r.order_key = t.order_key AND r.source = t.source
         AND r.outcome = 'right' AND r.inbox_id <> t.inbox_id)""",
        among="SELECT inbox_id FROM sign_in_tries",
    ),
)
