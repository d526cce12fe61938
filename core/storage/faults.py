"""What an operator can do something about when the database fails, in German."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from core.domain.errors import TryLater

SQLITE = {
    "SQLITE_FULL": "Die Datenbank kann nicht schreiben: kein Platz mehr, nichts ist verloren",
    "SQLITE_IOERR": "Die Datenbank kann nicht schreiben oder lesen: der Datenträger ist voll"
    " oder fehlerhaft, nichts ist verloren",
    "SQLITE_BUSY": "Die Datenbank ist von einem anderen Prozess belegt",
    "SQLITE_LOCKED": "Die Datenbank ist von einem anderen Prozess belegt",
    "SQLITE_READONLY": "Die Datenbank lässt sich nur lesen",
    "SQLITE_CANTOPEN": "Die Datenbank lässt sich nicht öffnen",
    "SQLITE_NOTADB": "Die Datei der Datenbank ist keine Datenbank",
    "SQLITE_CORRUPT": "Die Datei der Datenbank ist beschädigt",
}
POSTGRESQL = {
    "53100": "Die Datenbank kann nicht schreiben: kein Platz mehr, nichts ist verloren",
    "42501": "Die Datenbank verweigert diesem Nutzer den Zugriff",
}
OTHERWISE = "Die Datenbank antwortet nicht"


def database_fault(error: BaseException) -> str | None:
    """Return what is wrong with the database, None when the error is not about one."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, DBAPIError | sqlite3.Error):
            return _named(seen.orig if isinstance(seen, DBAPIError) else seen)
        seen = seen.__cause__
    return OTHERWISE if isinstance(error, TryLater | PoolTimeout) else None


def _named(cause: BaseException | None) -> str | None:
    name: str = getattr(cause, "sqlite_errorname", None) or ""
    for begin, words in SQLITE.items():
        if name.startswith(begin):
            return words
    return POSTGRESQL.get(getattr(cause, "sqlstate", None) or "", OTHERWISE)
