"""Whether an SQLite database is shared by processes, which starve each other when they write."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from core.doctor.checkup import Checkup
from core.doctor.finding import Finding, fine, warning

PROCESSES = Path("/proc")


def check_sqlite_users(checkup: Checkup) -> Iterator[Finding]:
    """Yield whether one other process at most has the database open (nothing on PostgreSQL)."""
    if not checkup.database.sqlite:
        return
    users = others_with(Path(checkup.database.engine.url.database or ""))
    if len(users) > 1:
        yield warning(
            f"{len(users)} Prozesse haben die SQLite-Datenbank offen ({', '.join(users)}).",
            "Einen Prozess für alles laufen lassen (terminlotse serve), oder auf PostgreSQL"
            " wechseln.",
        )
    else:
        yield fine("Die SQLite-Datenbank gehört einem Prozess allein.")


def others_with(file: Path) -> list[str]:
    """Return the ids of the other processes that have ``file`` open, as far as one may look."""
    wanted = file.resolve()
    own = str(os.getpid())
    return sorted(
        process.name
        for process in (PROCESSES.iterdir() if PROCESSES.is_dir() else ())
        if process.name.isdecimal() and process.name != own and _has_open(process, wanted)
    )


def _has_open(process: Path, wanted: Path) -> bool:
    try:
        return any(handle.readlink() == wanted for handle in (process / "fd").iterdir())
    except OSError:  # gone by now, or somebody else's
        return False
