"""A made-up town: orders, providers and free slots, the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from core.domain.ids import new_id
from core.storage.engines import make_engine
from core.storage.secret_key import SecretKey
from core.storage.tables import orders, provider_areas, providers, slots

BEGIN = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""When the synthetic clock starts: a Monday morning."""

SECRETS = SecretKey("only for benchmarks, never for data of real people")
SERVICE = "care_assessment"
HOURS = (time(7), time(9, 30), time(12), time(14, 30))


@dataclass(frozen=True, slots=True)
class Town:
    """How much there is: orders, areas they lie in, providers an area, days with four slots each.

    Of every ``one_taken_of`` slots one is booked already; 0: none.
    """

    orders: int
    areas: int = 20
    providers: int = 10
    days: int = 30
    one_taken_of: int = 3

    def number(self, index: int) -> str:
        """Return the order number of an order, which has eight digits."""
        return f"{40_000_000 + index}"

    def postcode(self, index: int) -> str:
        """Return the postcode of an order."""
        return f"{10_115 + index % self.areas * 1_000}"

    def fill(self, url: str) -> None:
        """Put everything into the empty database at ``url``."""
        engine = make_engine(url)
        with engine.begin() as connection:
            connection.execute(sa.insert(orders), list(self.order_rows()))
            connection.execute(sa.insert(providers), list(self._providers()))
            connection.execute(sa.insert(provider_areas), list(self._areas()))
            connection.execute(sa.insert(slots), list(self._slots()))
        engine.dispose()

    def order_rows(self) -> Iterator[dict[str, Any]]:
        """Return the rows of the orders."""
        sealed = {self.postcode(i): SECRETS.seal(self.postcode(i)) for i in range(self.areas)}
        for index in range(self.orders):
            number, postcode = self.number(index), self.postcode(index)
            yield {
                "id": new_id(BEGIN),
                "order_number": number,
                "service": SERVICE,
                "first_name": "Erna",
                "last_name": "Beispiel",
                "street": "Musterweg 1",
                "postcode_sealed": sealed[postcode],
                "postcode_check": SECRETS.check(number, SECRETS.mark(postcode)),
                "city": "Musterstadt",
                "land": "NW",
                "received_on": date(2026, 11, 20),
                "booking_deadline": date(2026, 12, 11),
                "statutory_due_on": date(2026, 12, 29),
                "state": "open",
                "changed_at": BEGIN,
            }

    def provider_ids(self, area: int) -> list[str]:
        """Return who serves an area."""
        return [f"G{area:03}-{index:02}" for index in range(self.providers)]

    def _providers(self) -> Iterator[dict[str, Any]]:
        for area in range(self.areas):
            for provider_id in self.provider_ids(area):
                yield {
                    "id": provider_id,
                    "kind": "assessor",
                    "trade": SERVICE,
                    "name": "Gutachterin",
                    "state": "active",
                    "changed_at": BEGIN,
                }

    def _areas(self) -> Iterator[dict[str, str]]:
        for area in range(self.areas):
            prefix = self.postcode(area)[:3]
            for provider_id in self.provider_ids(area):
                yield {"postcode_prefix": prefix, "provider_id": provider_id}

    def _slots(self) -> Iterator[dict[str, Any]]:
        for area in range(self.areas):
            for index, provider_id in enumerate(self.provider_ids(area)):
                late = timedelta(minutes=30 * (index % 4))
                for number in range(self.days * len(HOURS)):
                    day, hour = divmod(number, len(HOURS))
                    begin = datetime.combine(BEGIN.date(), HOURS[hour], UTC) + late
                    every = self.one_taken_of
                    taken = every > 0 and (number + index) % every == 0
                    yield slot(provider_id, begin + timedelta(days=day + 1), taken=taken)


def slot(provider_id: str, starts_at: datetime, *, taken: bool = False) -> dict[str, Any]:
    """Return a row: two hours to arrive in, nothing afterwards."""
    ends_at = starts_at + timedelta(hours=2)
    return {
        "id": new_id(BEGIN),
        "provider_id": provider_id,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "busy_until": ends_at,
        "mode": "home",
        "state": "booked" if taken else "free",
    }
