"""The one case in which a Land is certain without being written: the city is the Land.

Elsewhere neither suffices: postcodes cross the borders of the Länder, and names of places repeat.
"""

from __future__ import annotations

import re

# city → Land and how its postcodes begin, so that a village of the same name is not taken for it
_CITY_STATES = {
    "berlin": ("BE", re.compile(r"1[0-4]")),
    "bremen": ("HB", re.compile(r"28")),
    "bremerhaven": ("HB", re.compile(r"27")),
    "hamburg": ("HH", re.compile(r"2[0-2]")),
}


def land_of_city_state(city: str, postcode: str) -> str | None:
    """Return the Land when ``city`` is Berlin, Hamburg, Bremen or Bremerhaven."""
    land, beginning = _CITY_STATES.get(city.strip().casefold(), (None, None))
    return land if beginning and beginning.match(postcode) else None
