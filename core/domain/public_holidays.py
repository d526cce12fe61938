"""The door to the ``holidays`` library: public holidays of a Land, names in German."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

LAENDER = (
    "BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH",
)  # fmt: skip


@lru_cache(maxsize=256)
def public_holidays(land: str, year: int) -> Mapping[date, str]:
    """Return the public holidays of ``land`` (two letters, as in ISO 3166-2:DE) in ``year``.

    Raises ValueError for a Land that does not exist.
    """
    if land not in LAENDER:
        raise ValueError(f"unknown Land {land!r}, one of {', '.join(LAENDER)}")
    import holidays  # noqa: PLC0415 - 60 ms that a start without dates need not pay

    return dict(holidays.country_holidays("DE", subdiv=land, years=year, language="de"))


class LandHolidays:
    """The public holidays of a Land as a container of days, over all years."""

    def __init__(self, land: str) -> None:
        """Take the two-letter code of the Land."""
        self.land = land

    def __contains__(self, day: object) -> bool:
        """Say whether ``day`` is a public holiday."""
        return isinstance(day, date) and day in public_holidays(self.land, day.year)
