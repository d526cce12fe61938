"""Office hours as part of a German sentence."""

from datetime import time

import pytest

from core.domain.office_hours import OfficeHours
from core.wording.de.hours import hours_in_words


@pytest.mark.parametrize(
    ("weekdays", "said"),
    [
        ({0, 1, 2, 3, 4}, "montags bis freitags von 7:30 bis 17 Uhr"),
        ({0, 1}, "montags und dienstags von 7:30 bis 17 Uhr"),
        ({2}, "mittwochs von 7:30 bis 17 Uhr"),
        ({0, 2, 4}, "montags, mittwochs und freitags von 7:30 bis 17 Uhr"),
        ({0, 1, 2, 3, 5}, "montags bis donnerstags und samstags von 7:30 bis 17 Uhr"),
        (set(range(7)), "täglich von 7:30 bis 17 Uhr"),
    ],
)
def test_hours_read_as_people_say_them(weekdays: set[int], said: str) -> None:
    """Neighbouring days are drawn together, full hours stand without minutes."""
    assert hours_in_words(OfficeHours(time(7, 30), time(17), frozenset(weekdays))) == said


def test_an_office_is_open_some_day() -> None:
    """An office without any day is refused when the program starts, not while it talks."""
    with pytest.raises(ValueError, match="at least one weekday"):
        hours_in_words(OfficeHours(time(7, 30), time(17), frozenset()))
