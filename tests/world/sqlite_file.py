"""SQLite: migrated once into a file, copied for every test."""

from __future__ import annotations

import shutil
from pathlib import Path

from core.storage import migrate
from core.storage.engines import make_engine


def migrated_file(path: Path) -> Path:
    """Make an empty database with the newest schema at ``path``."""
    engine = make_engine(f"sqlite:///{path}")
    migrate.upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")  # a checkpoint cannot run inside a transaction
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


def copied(template: Path, path: Path) -> str:
    """Copy the template and return the copy's address."""
    shutil.copyfile(template, path)
    return f"sqlite:///{path}"
