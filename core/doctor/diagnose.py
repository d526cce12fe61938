"""Look at everything that can be wrong with an installation."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

from core.doctor.checks.backlog import check_backlog
from core.doctor.checks.clock import check_clock, check_time_zone
from core.doctor.checks.data_dir import check_data_dir
from core.doctor.checks.database import check_database
from core.doctor.checks.secret_key import check_secret_key
from core.doctor.checks.sqlite_users import check_sqlite_users
from core.doctor.checks.telegram import check_telegram
from core.doctor.checkup import Checkup
from core.doctor.finding import Finding

Check = Callable[[Checkup], Iterator[Finding]]

WITHOUT_DATABASE: tuple[Check, ...] = (check_data_dir, check_time_zone)
WITH_TABLES: tuple[Check, ...] = (
    check_secret_key,
    check_clock,
    check_backlog,
    check_sqlite_users,
)


async def diagnose(checkup: Checkup) -> tuple[Finding, ...]:
    """Return what was found, good and bad; what needs the tables is left out without them."""
    found = await asyncio.to_thread(_look, checkup)
    return (*found, *[finding async for finding in check_telegram(checkup)])


def _look(checkup: Checkup) -> list[Finding]:
    found = [finding for check in WITHOUT_DATABASE for finding in check(checkup)]
    database = list(check_database(checkup))
    found += database
    if not any(finding.level == "error" for finding in database):
        found += [finding for check in WITH_TABLES for finding in check(checkup)]
    return found
