"""A whole Land comes in while somebody waits."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from tests.importing.files import PROVIDER, Desk, csv_text

SECONDS = 15
PROVIDERS, SLOTS_EACH = 100, 1_000


def test_hundred_thousand_slots(desk: Desk) -> None:
    """100,000 slots take at most 15 seconds on SQLite, not counting what else the machine does."""
    ids = [f"G{number}" for number in range(PROVIDERS)]
    desk.brings_text("providers", csv_text([PROVIDER | {"provider_id": name} for name in ids]))
    first = datetime(2026, 12, 1, 8)  # noqa: DTZ001 - local, as in a file
    hours = [first + timedelta(days=n // 8, hours=n % 8) for n in range(SLOTS_EACH)]
    lines = ["provider_id,starts_at,ends_at,mode"]
    lines += [
        f"{name},{hour:%Y-%m-%dT%H:%M},{hour + timedelta(hours=1):%d.%m.%Y %H:%M},home"
        for hour in hours
        for name in ids
    ]
    begin = time.process_time()
    report = desk.brings_text("slots", "\n".join(lines))
    took = time.process_time() - begin
    assert (report.new, report.problems) == (PROVIDERS * SLOTS_EACH, ())
    assert took <= SECONDS
