"""Where the databases lie: on a real disk, because durability is what is measured."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LASTING = Path("/var/tmp")  # /tmp is often kept in memory, this one never
MOUNTS = Path("/proc/mounts")


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for databases, gone afterwards; TMPDIR decides on which disk."""
    wanted = os.environ.get("TMPDIR")
    where = wanted or (str(LASTING) if os.access(LASTING, os.W_OK) else None)
    with tempfile.TemporaryDirectory(prefix="terminlotse-bench-", dir=where) as folder:
        yield Path(folder)


def file_system(folder: Path) -> str:
    """Return the kind of file system that ``folder`` lies on, as in "ext4"."""
    if not MOUNTS.exists():
        return "unknown"
    here = folder.resolve()
    rows = [line.split() for line in MOUNTS.read_text("utf-8").splitlines()]
    above = [(len(row[1]), row[2]) for row in rows if here.is_relative_to(row[1])]
    return max(above, default=(0, "unknown"))[1]
