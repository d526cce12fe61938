"""Orders into the database. A known order keeps its id, its state and its appointments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

import sqlalchemy as sa
from sqlalchemy import bindparam

from core.domain.ids import new_id
from core.domain.order import OrderState
from core.importing.report import Counts
from core.importing.sheet import Placed
from core.importing.sheets.orders import OrderRow
from core.importing.storing.storing import Storing, batches
from core.storage.tables import orders
from core.storage.types import AnyRow

_PLAIN = (
    "service", "first_name", "last_name", "street", "city", "land", "email", "phone", "language",
    "received_on", "booking_deadline", "statutory_due_on", "requirements",
)  # fmt: skip
TERMS = ("service", "postcode_check", "received_on", "booking_deadline", "statutory_due_on")
"""What decides which slots an order may have."""

_KNOWN = sa.select(
    orders.c.id,
    orders.c.order_number,
    orders.c.postcode_check,
    *(orders.c[name] for name in _PLAIN),
).where(orders.c.order_number.in_(bindparam("numbers", expanding=True)))
_ADD = sa.insert(orders)
_CHANGE = (
    sa.update(orders)
    .where(orders.c.id == bindparam("key"))
    .values({name: bindparam(f"new_{name}") for name in (*_PLAIN, "changed_at")})
)
_RESEAL = (
    sa.update(orders)
    .where(orders.c.id == bindparam("key"))
    .values(postcode_sealed=bindparam("sealed"), postcode_check=bindparam("check"))
)


@dataclass(slots=True)
class _Work:
    added: list[dict[str, object]] = field(default_factory=list)
    changed: list[dict[str, object]] = field(default_factory=list)
    resealed: list[dict[str, object]] = field(default_factory=list)
    new_terms: list[tuple[str, str]] = field(default_factory=list)


def store_orders(storing: Storing, placed: Sequence[Placed[OrderRow]]) -> Counts:
    """Add new orders and change known ones that differ."""
    counts = Counts()
    for batch in batches(placed):
        numbers = {"numbers": [item.row.order_number for item in batch]}
        known = {old.order_number: old for old in storing.connection.execute(_KNOWN, numbers)}
        work = _compare(storing, [item.row for item in batch], known)
        _write(storing, work)
        new, changed = len(work.added), len(work.changed)
        counts = Counts(
            new=counts.new + new,
            changed=counts.changed + changed,
            unchanged=counts.unchanged + len(batch) - new - changed,
        )
        storing.tell(len(batch))
    return counts


def _compare(storing: Storing, rows: Sequence[OrderRow], known: Mapping[str, AnyRow]) -> _Work:
    work = _Work()
    for row in rows:
        check = storing.secrets.check(row.order_number, storing.secrets.mark(row.postcode))
        values = {name: getattr(row, name) for name in _PLAIN} | {"postcode_check": check}
        old = known.get(row.order_number)
        if old is None:
            work.added.append(_new(storing, row, check))
            continue
        differing = [name for name, value in values.items() if getattr(old, name) != value]
        if not differing:
            continue
        changes = {f"new_{name}": values[name] for name in _PLAIN}
        work.changed.append({"key": old.id, "new_changed_at": storing.now, **changes})
        if "postcode_check" in differing:
            sealed = storing.secrets.seal(row.postcode)
            work.resealed.append({"key": old.id, "sealed": sealed, "check": check})
        if terms := [name.removesuffix("_check") for name in differing if name in TERMS]:
            work.new_terms.append((old.id, " ".join(terms)))
    return work


def _new(storing: Storing, row: OrderRow, check: str) -> dict[str, object]:
    values = asdict(row)
    return {
        "id": new_id(storing.now),
        "state": OrderState.OPEN.value,
        "postcode_sealed": storing.secrets.seal(values.pop("postcode")),
        "postcode_check": check,
        "changed_at": storing.now,
        **values,
    }


def _write(storing: Storing, work: _Work) -> None:
    storing.write(_ADD, work.added)
    storing.write(_CHANGE, work.changed)
    storing.write(_RESEAL, work.resealed)
    if storing.dry_run:
        return
    for order_id, columns in work.new_terms:
        # The audit has to know that an appointment was made on other terms.
        values = {"columns": columns}
        storing.audit.record("order_changed", f"order:{order_id}", storing.now, values)
