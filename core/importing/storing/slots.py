"""Slots into the database. What is held or booked, blocked or withdrawn is never touched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy import bindparam

from core.domain.ids import new_id
from core.domain.slot import SlotState
from core.importing.report import Counts, Problems
from core.importing.sheet import Placed
from core.importing.sheets.slots import SlotRow
from core.importing.storing.storing import BATCH, Storing, batches
from core.importing.unfit import quoted
from core.storage.tables import providers, slots
from core.storage.types import AnyRow, Instant

_PROVIDERS = sa.select(providers.c.id).where(providers.c.id.in_(bindparam("ids", expanding=True)))
_KNOWN = sa.select(
    slots.c.id, slots.c.starts_at, slots.c.ends_at, slots.c.mode, slots.c.state, slots.c.busy_until
).where(
    slots.c.provider_id == bindparam("provider"),
    slots.c.starts_at >= bindparam("first", type_=Instant),
    slots.c.starts_at <= bindparam("last", type_=Instant),
)
_ADD = sa.insert(slots)
_CHANGE = (
    sa.update(slots)
    .where(slots.c.id == bindparam("key"), slots.c.state == SlotState.FREE.value)
    .values(busy_until=bindparam("new_busy_until"))
)


def unknown_providers(
    connection: sa.Connection, placed: Sequence[Placed[SlotRow]], problems: Problems
) -> None:
    """Note a problem for every slot whose provider nobody knows."""
    named = sorted({item.row.provider_id for item in placed})
    known: set[str] = set()
    for batch in batches(named):
        known.update(connection.scalars(_PROVIDERS, {"ids": list(batch)}))
    for item in placed:
        if item.row.provider_id not in known:
            name = quoted(item.row.provider_id)
            reason = f"{name} ist nicht bekannt; bitte zuerst die Dienstleister einlesen"
            problems.add(item.line, "provider_id", reason)


def store_slots(storing: Storing, placed: Sequence[Placed[SlotRow]]) -> Counts:
    """Add new slots; a free one gets a new end of travel if that differs."""
    added: list[dict[str, object]] = []
    changed: list[dict[str, object]] = []
    new = moved = 0
    for row, old in _beside_known(storing, placed):
        if old is None:
            added.append(_new(storing, row))
        elif old.state == SlotState.FREE.value and old.busy_until != row.busy_until:
            changed.append({"key": old.id, "new_busy_until": row.busy_until})
        else:
            storing.tell(1)
        if len(added) + len(changed) >= BATCH:
            new, moved = new + len(added), moved + len(changed)
            _write(storing, added, changed)
    new, moved = new + len(added), moved + len(changed)
    _write(storing, added, changed)
    return Counts(new=new, changed=moved, unchanged=len(placed) - new - moved)


def _beside_known(
    storing: Storing, placed: Sequence[Placed[SlotRow]]
) -> Iterator[tuple[SlotRow, AnyRow | None]]:
    """Yield every row with the slot it already is, one provider after the other."""
    rows = sorted((item.row for item in placed), key=lambda row: (row.provider_id, row.starts_at))
    for provider_id, group in groupby(rows, key=lambda row: row.provider_id):
        of_provider = list(group)
        reach = {
            "provider": provider_id,
            "first": of_provider[0].starts_at,
            "last": of_provider[-1].starts_at,
        }
        known = {
            (old.starts_at, old.ends_at, old.mode): old
            for old in storing.connection.execute(_KNOWN, reach)
        }
        for row in of_provider:
            yield row, known.get((row.starts_at, row.ends_at, row.mode))


def _new(storing: Storing, row: SlotRow) -> dict[str, object]:
    return {
        "id": new_id(storing.now),
        "provider_id": row.provider_id,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "busy_until": row.busy_until,
        "mode": row.mode,
        "state": SlotState.FREE.value,
    }


def _write(
    storing: Storing, added: list[dict[str, object]], changed: list[dict[str, object]]
) -> None:
    storing.write(_ADD, added)
    storing.write(_CHANGE, changed)
    storing.tell(len(added) + len(changed))
    added.clear()
    changed.clear()
