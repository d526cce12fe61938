"""What people booked themselves lies within the limits of their order.

Staff may go beyond them, with a reason that is recorded. Limits can change after a booking: an
import records that an order's terms or a provider's area changed, and whatever was booked before
is not judged by the new ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import bindparam

from core.auditing.invariant import Evidence, Invariant, Tally
from core.domain.appointment import Origin
from core.domain.errors import Broken
from core.domain.local_time import day_bounds, local_day
from core.domain.postcode import prefixes
from core.storage.tables import appointments, audit_events, orders, provider_areas, providers
from core.storage.types import AnyRow, Instant

_a, _o = appointments.c, orders.c
_BY_PEOPLE = (
    sa.select(
        _a.id, _a.order_id, _a.provider_id, _a.starts_at, _a.made_at,
        _o.service, _o.received_on, _o.booking_deadline, _o.statutory_due_on,
    )
    .join(orders, _o.id == _a.order_id)
    .where(_a.origin.in_([Origin.SELF.value, Origin.WAITING_LIST.value]))
    .order_by(_a.order_id)
)  # fmt: skip
_CHANGED_SINCE = (
    sa.select(sa.literal(1))
    .where(
        audit_events.c.subject.in_(bindparam("subjects", expanding=True)),
        audit_events.c.action.in_(["order_changed", "provider_changed"]),
        audit_events.c.at >= bindparam("made_at", type_=Instant),
    )
    .limit(1)
)
_PROVIDERS = sa.select(providers.c.id, providers.c.trade)
_AREAS = sa.select(provider_areas)


def _judged(evidence: Evidence, tally: Tally, fits: Callable[[AnyRow], bool]) -> None:
    for row in evidence.stream(_BY_PEOPLE):
        tally.saw()
        if not fits(row) and not _changed_since(evidence, row):
            tally.breaks(row.id)


def _changed_since(evidence: Evidence, row: AnyRow) -> bool:
    values = {
        "subjects": [f"order:{row.order_id}", f"provider:{row.provider_id}"],
        "made_at": row.made_at,
    }
    return evidence.connection.execute(_CHANGED_SINCE, values).first() is not None


def _in_time(row: AnyRow) -> bool:
    made_at: datetime = row.made_at
    booked_on = local_day(made_at)
    return bool(row.received_on <= booked_on <= row.booking_deadline and made_at <= row.starts_at)


BOOKED_IN_TIME = Invariant(
    "booked_in_time",
    "Selbst gebucht wird vom Eingang bis zum Fristdatum und nichts Vergangenes (appointments).",
    lambda evidence, tally: _judged(evidence, tally, _in_time),
)


def _before_statutory_date(row: AnyRow) -> bool:
    due_on = row.statutory_due_on
    return due_on is None or bool(row.starts_at < day_bounds(due_on)[1])


BEFORE_STATUTORY_DATE = Invariant(
    "before_statutory_date",
    "Kein selbst gebuchter Termin liegt nach der gesetzlichen Frist (appointments).",
    lambda evidence, tally: _judged(evidence, tally, _before_statutory_date),
)


def _check_area(evidence: Evidence, tally: Tally) -> None:
    trades = {row.id: row.trade for row in evidence.stream(_PROVIDERS)}
    areas = {(row.provider_id, row.postcode_prefix) for row in evidence.stream(_AREAS)}
    postcodes = _Postcodes(evidence)

    def fits(row: AnyRow) -> bool:
        within = any((row.provider_id, begin) in areas for begin in postcodes.begins(row.order_id))
        return within and trades.get(row.provider_id) == row.service

    _judged(evidence, tally, fits)


class _Postcodes:
    """Opens the sealed postcode of an order; rows come sorted by order, so one is kept."""

    def __init__(self, evidence: Evidence) -> None:
        self._orders = evidence.orders
        self._last: tuple[str, tuple[str, ...]] = ("", ())

    def begins(self, order_id: str) -> Iterator[str]:
        if self._last[0] != order_id:
            try:
                self._last = (order_id, prefixes(self._orders.by_id(order_id).postcode))
            except Broken:
                self._last = (order_id, ())
        return iter(self._last[1])


WITHIN_AREA = Invariant(
    "within_area",
    "Selbst gebuchte Termine passen zu Leistung und Gebiet des Dienstleisters (appointments).",
    _check_area,
)
