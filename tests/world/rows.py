"""Rows as an import would write them, with details that nobody needs to name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from core.domain.ids import new_id
from core.domain.order import Order
from core.domain.provider import Provider, ProviderKind, ProviderState
from core.domain.slot import Mode, Slot, SlotState
from core.ports.secrets import Secrets
from core.storage.database import SqlDatabase
from core.storage.sign_in_tables import access_codes
from core.storage.tables import orders, provider_areas, providers, slots


def add_order(
    database: SqlDatabase,
    secrets: Secrets,
    now: datetime,
    *,
    number: str,
    postcode: str = "40213",
    service: str = "care_assessment",
    land: str = "NW",
    received_on: str = "2026-11-20",
    booking_deadline: str = "2026-12-10",
    statutory_due_on: str | None = "2026-12-20",
    state: str = "open",
    requirements: str = "",
) -> Order:
    """Add an order of Erna Krause; the days are local."""
    row = {
        "id": new_id(now),
        "order_number": number,
        "service": service,
        "first_name": "Erna",
        "last_name": "Krause",
        "street": "Musterstraße 1",
        "postcode_sealed": secrets.seal(postcode),
        "postcode_check": secrets.check(number, secrets.mark(postcode)),
        "city": "Musterstadt",
        "land": land,
        "received_on": date.fromisoformat(received_on),
        "booking_deadline": date.fromisoformat(booking_deadline),
        "statutory_due_on": date.fromisoformat(statutory_due_on) if statutory_due_on else None,
        "requirements": requirements,
        "state": state,
        "changed_at": now,
    }
    with database.engine.begin() as connection:
        connection.execute(sa.insert(orders), row)
    order_id = str(row["id"])
    return database.read_here(lambda uow: uow.orders.by_id(order_id))


def add_access_code(
    database: SqlDatabase, secrets: Secrets, order: Order, code: str, now: datetime, **good: float
) -> None:
    """Add the one-time code of a letter; it is good for a while, with the words of timedelta."""
    row = {
        "code_check": secrets.mark(code),
        "order_id": order.id,
        "made_at": now,
        "expires_at": now + timedelta(**(good or {"days": 30})),
    }
    with database.engine.begin() as connection:
        connection.execute(sa.insert(access_codes), row)


def add_provider(
    database: SqlDatabase,
    now: datetime,
    *,
    provider_id: str,
    area: Sequence[str] = ("402",),
    trade: str = "care_assessment",
    kind: str = "assessor",
    state: str = "active",
    weekly_capacity: int | None = None,
) -> Provider:
    """Add a provider whose ``area`` names postcode prefixes."""
    provider = Provider(
        id=provider_id,
        kind=ProviderKind(kind),
        trade=trade,
        name=f"Gutachterin {provider_id}",
        qualification="Pflegefachkraft",
        email="",
        postcode_prefixes=tuple(area),
        weekly_capacity=weekly_capacity,
        state=ProviderState(state),
    )
    row = {
        "id": provider.id,
        "kind": kind,
        "trade": trade,
        "name": provider.name,
        "qualification": provider.qualification,
        "weekly_capacity": weekly_capacity,
        "state": state,
        "changed_at": now,
    }
    areas = [{"provider_id": provider.id, "postcode_prefix": prefix} for prefix in area]
    with database.engine.begin() as connection:
        connection.execute(sa.insert(providers), row)
        if areas:
            connection.execute(sa.insert(provider_areas), areas)
    return provider


def add_slot(
    database: SqlDatabase,
    provider_id: str,
    starts_at: datetime,
    *,
    minutes: int = 120,
    travel: int = 0,
    mode: str = "home",
    state: str = "free",
) -> Slot:
    """Add a slot; the provider is busy for ``travel`` minutes beyond its arrival window."""
    ends_at = starts_at + timedelta(minutes=minutes)
    slot = Slot(
        id=new_id(starts_at),
        provider_id=provider_id,
        starts_at=starts_at,
        ends_at=ends_at,
        busy_until=ends_at + timedelta(minutes=travel),
        mode=Mode(mode),
        state=SlotState(state),
    )
    with database.engine.begin() as connection:
        connection.execute(sa.insert(slots), [slot_row(slot)])
    return slot


def slot_row(slot: Slot) -> dict[str, object]:
    """The slot as a row of its table."""
    return {
        "id": slot.id,
        "provider_id": slot.provider_id,
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "busy_until": slot.busy_until,
        "mode": slot.mode.value,
        "state": slot.state.value,
        "held_for": slot.held_for,
        "hold_expires_at": slot.hold_expires_at,
    }
