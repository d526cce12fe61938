"""Fill a fresh database with the invented people, providers and slots of the demo.

The same instant always gives the same world, so a chat that was recorded in it can be replayed.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from core.bootstrap.container import Container
from core.bootstrap.demo_orders import (
    DemoOrder,
    demo_orders,
    orders_csv,
    providers_csv,
    slots_csv,
)
from core.bootstrap.importing import import_into
from core.domain.errors import Broken
from core.importing.kinds import Kind
from core.ports.unit_of_work import UnitOfWork
from core.storage import migrate
from core.usecases.issue_code import issue_code


def fill(parts: Container, now: datetime) -> tuple[DemoOrder, ...]:
    """Create schema and world as of ``now``; return the orders with their letters' codes."""
    migrate.upgrade(parts.database.engine)
    orders = demo_orders(now)
    files: tuple[tuple[Kind, str], ...] = (
        ("providers", providers_csv()),
        ("slots", slots_csv(now)),
        ("orders", orders_csv(orders)),
    )
    with tempfile.TemporaryDirectory() as folder:
        for kind, content in files:
            path = Path(folder, f"{kind}.csv")
            path.write_text(content, encoding="utf-8")
            report = import_into(parts, kind, path, now)
            if not report.ok:
                raise Broken(f"the demo's {kind}: {'; '.join(report.lines(3))}")
    return parts.database.write_here(lambda uow: _with_codes(uow, parts, orders, now))


def _with_codes(
    uow: UnitOfWork, parts: Container, orders: tuple[DemoOrder, ...], now: datetime
) -> tuple[DemoOrder, ...]:
    lettered = []
    for order in orders:
        stored = uow.orders.by_number(order.order_number)
        if stored is None:
            raise Broken("a demo order was not imported")
        code = issue_code(uow, parts.secrets, stored.id, now)
        lettered.append(replace(order, code=code))
    return tuple(lettered)
