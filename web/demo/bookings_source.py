"""What was booked, read from the booking core for the demo's live view."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.local_time import local
from core.language.german_dates import arrival, long_date
from core.ports.unit_of_work import Database
from web.demo.bookings import BookedRow

MOST = 30


class StoredBookings:
    """Implements web.demo.bookings.Bookings."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    async def bookings(self) -> Sequence[BookedRow]:
        """Return the newest appointments, newest first."""
        newest = await self._database.read(lambda uow: uow.appointments.newest(MOST))
        return [
            BookedRow(
                when=item.starts_at,
                date_text=long_date(local(item.starts_at).date()),
                arrival_text=arrival(local(item.starts_at), local(item.ends_at)),
                provider_name=item.provider_name,
                order_number=f"…{item.order_number[-4:]}",
                state=item.state.value,
            )
            for item in newest
        ]
