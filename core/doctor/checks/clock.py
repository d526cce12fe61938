"""Whether the clock and the rules of summer time can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import sqlalchemy as sa

from core.doctor.checkup import Checkup
from core.doctor.finding import Finding, error, fine
from core.storage.conversation_tables import inbox
from core.storage.tables import audit_events

ZONE = "Europe/Berlin"
TOLERANCE = timedelta(minutes=5)
FIRST_YEAR = 2026
_SUMMER, _WINTER = timedelta(hours=2), timedelta(hours=1)
# Ids rise with time, so the newest row is found without reading all.
_NEWEST = (
    sa.select(audit_events.c.at).order_by(audit_events.c.id.desc()).limit(1),
    sa.select(inbox.c.received_at).order_by(inbox.c.id.desc()).limit(1),
)


def check_time_zone(_checkup: Checkup) -> Iterator[Finding]:
    """Yield whether local time in Germany is known."""
    try:
        berlin = ZoneInfo.no_cache(ZONE)
    except ZoneInfoNotFoundError:
        offsets = None
    else:
        days = (
            datetime(FIRST_YEAR, 7, 1, tzinfo=berlin),
            datetime(FIRST_YEAR, 1, 1, tzinfo=berlin),
        )
        offsets = tuple(day.utcoffset() for day in days)
    if offsets == (_SUMMER, _WINTER):
        yield fine("Die Zeitzone Europe/Berlin ist bekannt.")
    else:
        yield error("Die Zeitzone Europe/Berlin fehlt.", "Das Paket tzdata installieren.")


def check_clock(checkup: Checkup) -> Iterator[Finding]:
    """Yield whether the clock goes, measured by the newest row."""
    found = checkup.read(lambda connection: [connection.scalar(newest) for newest in _NEWEST])
    instants = [instant for instant in found if instant is not None]
    newest = max(instants, default=None)
    if checkup.now.year < FIRST_YEAR or (newest and newest > checkup.now + TOLERANCE):
        than = f"; die neueste Zeile ist von {newest:%d.%m.%Y %H:%M} UTC" if newest else ""
        yield error(
            f"Die Uhr geht falsch: sie zeigt {checkup.now:%d.%m.%Y %H:%M} UTC{than}.",
            "Die Uhr stellen, am besten über NTP: timedatectl set-ntp true",
        )
        return
    yield fine("Die Uhr geht vernünftig.")
