"""Providers into the database. A known one keeps its state; its area is replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy import bindparam

from core.domain.provider import ProviderState
from core.importing.report import Counts
from core.importing.sheet import Placed
from core.importing.sheets.providers import ProviderRow
from core.importing.storing.storing import Storing, batches
from core.storage.tables import provider_areas, providers
from core.storage.types import AnyRow

_PLAIN = ("kind", "trade", "name", "qualification", "email", "weekly_capacity")
_IDS: sa.BindParameter[str] = bindparam("ids", expanding=True)
_KNOWN = sa.select(providers.c.id, *(providers.c[name] for name in _PLAIN)).where(
    providers.c.id.in_(_IDS)
)
_AREAS = sa.select(provider_areas).where(provider_areas.c.provider_id.in_(_IDS))
_ADD = sa.insert(providers)
_CHANGE = (
    sa.update(providers)
    .where(providers.c.id == bindparam("key"))
    .values({name: bindparam(f"new_{name}") for name in (*_PLAIN, "changed_at")})
)
_LEAVE_AREA = sa.delete(provider_areas).where(provider_areas.c.provider_id == bindparam("key"))
_ADD_AREA = sa.insert(provider_areas)


@dataclass(slots=True)
class _Work:
    added: list[dict[str, object]] = field(default_factory=list)
    changed: list[dict[str, object]] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    areas: list[dict[str, object]] = field(default_factory=list)


def store_providers(storing: Storing, placed: Sequence[Placed[ProviderRow]]) -> Counts:
    """Add new providers and change known ones that differ."""
    new = changed = 0
    for batch in batches(placed):
        work = _compare(storing, [item.row for item in batch])
        _write(storing, work)
        new, changed = new + len(work.added), changed + len(work.changed)
        storing.tell(len(batch))
    return Counts(new=new, changed=changed, unchanged=len(placed) - new - changed)


def _compare(storing: Storing, rows: Sequence[ProviderRow]) -> _Work:
    ids = {"ids": [row.provider_id for row in rows]}
    known = {row.id: row for row in storing.connection.execute(_KNOWN, ids)}
    areas: dict[str, set[str]] = defaultdict(set)
    for area in storing.connection.execute(_AREAS, ids):
        areas[area.provider_id].add(area.postcode_prefix)
    work = _Work()
    for row in rows:
        _compare_one(storing, row, known.get(row.provider_id), areas[row.provider_id], work)
    return work


def _compare_one(
    storing: Storing, row: ProviderRow, old: AnyRow | None, area: set[str], work: _Work
) -> None:
    values = {name: getattr(row, name) for name in _PLAIN}
    moves = area != set(row.postcode_prefixes)
    if old is None:
        state = ProviderState.ACTIVE.value
        first = {"id": row.provider_id, "state": state, "changed_at": storing.now}
        work.added.append(first | values)
    elif moves or any(getattr(old, name) != value for name, value in values.items()):
        changes = {f"new_{name}": value for name, value in values.items()}
        work.changed.append({"key": old.id, "new_changed_at": storing.now, **changes})
        if moves or old.trade != row.trade:
            work.moved.append(old.id)
    if moves:
        work.areas += [
            {"provider_id": row.provider_id, "postcode_prefix": prefix}
            for prefix in row.postcode_prefixes
        ]


def _write(storing: Storing, work: _Work) -> None:
    storing.write(_ADD, work.added)
    storing.write(_CHANGE, work.changed)
    replaced = dict.fromkeys(area["provider_id"] for area in work.areas)
    storing.write(_LEAVE_AREA, [{"key": provider_id} for provider_id in replaced])
    storing.write(_ADD_AREA, work.areas)
    if storing.dry_run:
        return
    for provider_id in work.moved:
        # The audit has to know that appointments were made while the area was another.
        storing.audit.record("provider_changed", f"provider:{provider_id}", storing.now)
