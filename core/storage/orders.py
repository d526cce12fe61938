"""Orders and providers in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam

from core.domain.errors import Broken
from core.domain.order import Order, OrderState
from core.ports.secrets import Secrets
from core.storage.runner import Runner
from core.storage.tables import orders, provider_areas, providers
from core.storage.types import AnyRow, Texts

_COLUMNS = (
    orders.c.id,
    orders.c.order_number,
    orders.c.service,
    orders.c.postcode_sealed,
    orders.c.land,
    orders.c.received_on,
    orders.c.booking_deadline,
    orders.c.statutory_due_on,
    orders.c.state,
    orders.c.requirements,
    orders.c.language,
)
_BY_NUMBER = sa.select(*_COLUMNS).where(orders.c.order_number == bindparam("number"))
_BY_ID = sa.select(*_COLUMNS).where(orders.c.id == bindparam("id"))
_LOCK = _BY_ID.with_for_update()
_CHECK = sa.select(orders.c.postcode_check).where(orders.c.order_number == bindparam("number"))
_SET_STATE = (
    sa.update(orders)
    .where(orders.c.id == bindparam("order_id"))
    .values(state=bindparam("new_state"), changed_at=bindparam("now"))
)


def _serving(prefixes: sa.Select[str]) -> sa.Select[str]:
    return (
        sa.select(providers.c.id)
        .join(provider_areas, provider_areas.c.provider_id == providers.c.id)
        .where(
            provider_areas.c.postcode_prefix.in_(prefixes),
            providers.c.trade == bindparam("trade"),
            sa.text("providers.state IN ('trial', 'active')"),
        )
        .distinct()
        .order_by(providers.c.id)
    )


_prefixes = bindparam("prefixes", type_=Texts)
_SERVING = {
    "sqlite": _serving(sa.select(sa.func.json_each(_prefixes).table_valued("value").c.value)),
    "postgresql": _serving(sa.select(sa.func.unnest(_prefixes).column_valued())),
}
_LOCK_PROVIDERS = (
    sa.select(providers.c.id)
    .where(providers.c.id == sa.any_(bindparam("ids", type_=Texts)))
    .order_by(providers.c.id)
    .with_for_update()
)


class OrderStore:
    """Implements core.ports.booking_store.Orders."""

    def __init__(self, connection: Runner, secrets: Secrets) -> None:
        """Read and write through ``connection``; ``secrets`` opens the sealed postcodes."""
        self._connection = connection
        self._secrets = secrets

    def by_number(self, order_number: str) -> Order | None:
        """Return the order with this number."""
        row = self._connection.execute(_BY_NUMBER, {"number": order_number}).first()
        return self._order(row) if row else None

    def by_id(self, order_id: str) -> Order:
        """Return the order; raises Broken when there is none."""
        return self._one(_BY_ID, order_id)

    def lock(self, order_id: str) -> Order:
        """Return the order, locked until the commit."""
        return self._one(_LOCK, order_id)

    def _one(self, statement: sa.Select[*tuple[Any, ...]], order_id: str) -> Order:
        row = self._connection.execute(statement, {"id": order_id}).first()
        if row is None:
            raise Broken(f"order {order_id} is gone")
        return self._order(row)

    def _order(self, row: AnyRow) -> Order:
        return Order(
            id=row.id,
            order_number=row.order_number,
            service=row.service,
            postcode=self._secrets.unseal(row.postcode_sealed),
            land=row.land,
            received_on=row.received_on,
            booking_deadline=row.booking_deadline,
            statutory_due_on=row.statutory_due_on,
            state=OrderState(row.state),
            requirements=row.requirements,
            language=row.language,
        )

    def postcode_check(self, order_number: str) -> str | None:
        """Return the kept check of the order's postcode."""
        found: str | None = self._connection.scalar(_CHECK, {"number": order_number})
        return found

    def set_state(self, order_id: str, state: OrderState, now: datetime) -> None:
        """Change the order's state."""
        values = {"order_id": order_id, "new_state": state.value, "now": now}
        self._connection.execute(_SET_STATE, values)


class ProviderStore:
    """Implements core.ports.booking_store.Providers."""

    def __init__(self, connection: Runner) -> None:
        """Read through ``connection``."""
        self._connection = connection

    def serving(self, service: str, postcode_prefixes: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of bookable providers of the service whose area covers a prefix."""
        values = {"trade": service, "prefixes": postcode_prefixes}
        statement = _SERVING[self._connection.dialect.name]
        return tuple(self._connection.scalars(statement, values))

    def lock(self, *provider_ids: str) -> None:
        """Lock the providers, in the order of their ids so that two movers cannot block each other.

        SQLite has one writer, so there is nothing to lock.
        """
        if self._connection.dialect.name != "sqlite":
            self._connection.execute(_LOCK_PROVIDERS, {"ids": sorted(set(provider_ids))}).all()
