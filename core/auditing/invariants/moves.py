"""An appointment that moves keeps its calendar UID, and its sequence rises (RFC 5545)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

import sqlalchemy as sa

from core.auditing.invariant import Evidence, Invariant, Tally
from core.domain.appointment import AppointmentState
from core.storage.tables import appointments
from core.storage.types import AnyRow

_BY_ORDER = sa.select(
    appointments.c.id,
    appointments.c.order_id,
    appointments.c.calendar_uid,
    appointments.c.sequence,
    appointments.c.state,
).order_by(appointments.c.order_id)


def _moves(evidence: Evidence, tally: Tally) -> Iterator[list[AnyRow]]:
    """Yield the appointments of one order that share a calendar UID."""
    for _, of_order in groupby(evidence.stream(_BY_ORDER), key=lambda row: row.order_id):
        moves: dict[str, list[AnyRow]] = defaultdict(list)
        for row in of_order:
            tally.saw()
            moves[row.calendar_uid].append(row)
        yield from moves.values()


def _check_successors(evidence: Evidence, tally: Tally) -> None:
    for moves in _moves(evidence, tally):
        newest = max(row.sequence for row in moves)
        tally.breaks(
            *(
                row.id
                for row in moves
                if row.state == AppointmentState.SUPERSEDED and row.sequence >= newest
            )
        )


MOVED_HAS_SUCCESSOR = Invariant(
    "moved_has_successor",
    "Ein verschobener Termin hat einen Nachfolger mit höherer Folgenummer (appointments).",
    _check_successors,
)


def _check_sequences(evidence: Evidence, tally: Tally) -> None:
    for moves in _moves(evidence, tally):
        newest = max(row.sequence for row in moves)
        seen: set[int] = set()
        for row in moves:
            overtaken = row.state != AppointmentState.SUPERSEDED and row.sequence < newest
            if row.sequence in seen or overtaken:
                tally.breaks(row.id)
            seen.add(row.sequence)


SEQUENCES_RISE = Invariant(
    "sequences_rise",
    "Die Folgenummern eines Kalendereintrags steigen (appointments).",
    _check_sequences,
)
