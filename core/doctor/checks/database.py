"""Whether the database answers and has the schema of this program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from core.doctor.checkup import Checkup
from core.doctor.finding import Finding, error, fine
from core.storage import migrate

UPGRADE = "terminlotse db upgrade"


def check_database(checkup: Checkup) -> Iterator[Finding]:
    """Yield one finding on reaching the database and, if that works, one on its schema."""
    engine = checkup.database.engine
    name = engine.url.render_as_string(hide_password=True)
    file = engine.url.database or ""
    if checkup.database.sqlite and not Path(file).is_file():
        yield error(f"Die Datenbank {file} gibt es noch nicht.", f"Anlegen: {UPGRADE}")
        return
    try:
        found = migrate.current(engine)
    except (sa.exc.SQLAlchemyError, sqlite3.Error) as problem:
        reason = str(getattr(problem, "orig", None) or problem).splitlines()[0]
        yield error(f"Die Datenbank {name} antwortet nicht: {reason}", _reach(checkup))
        return
    yield fine(f"Die Datenbank antwortet ({name}).")
    yield _schema(found, migrate.head())


def _reach(checkup: Checkup) -> str:
    if checkup.database.sqlite:
        return "Prüfen, ob die Datei eine Datenbank ist und dieser Benutzer sie schreiben darf."
    return "Prüfen, ob der Server läuft und TERMINLOTSE_DATABASE__URL stimmt."


def _schema(found: str | None, head: str | None) -> Finding:
    if found == head:
        return fine(f"Das Schema ist aktuell ({found}).")
    if found is None:
        return error("Die Datenbank hat noch keine Tabellen.", f"Anlegen: {UPGRADE}")
    if head is not None and found > head:
        return error(
            f"Die Datenbank ({found}) ist neuer als dieses Programm ({head}).",
            "Das Programm auf die neueste Version bringen.",
        )
    return error(f"Das Schema ist veraltet ({found} statt {head}).", f"Ausführen: {UPGRADE}")
