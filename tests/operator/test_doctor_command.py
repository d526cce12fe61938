"""`doctor`, as an operator calls it; what it looks at in detail: `tests/doctor/`."""

from __future__ import annotations

import json

import sqlalchemy as sa

from core.settings import load_settings
from core.storage.engines import make_engine
from tests.operator.conftest import TOKEN
from tests.operator.installation import Installation

KEY = "another key, with which nothing here was ever sealed"


def found(installation: Installation, level: str) -> list[str]:
    """What the doctor found at this level: what and advice in one text."""
    outcome = installation.does("doctor", "--json")
    findings = json.loads(outcome.out)
    assert outcome.err == ""
    assert outcome.code == any(finding["level"] == "error" for finding in findings)
    return [f"{one['what']} {one['advice']}" for one in findings if one["level"] == level]


def test_nothing_there(installation: Installation) -> None:
    """In a fresh folder it names the command to begin with, and makes no database itself."""
    (error,) = found(installation, "error")
    assert "terminlotse.db gibt es noch nicht" in error
    assert "terminlotse db upgrade" in error
    assert not list(installation.folder.rglob("*.db"))


def test_healthy(ready: Installation, telegram: str) -> None:
    """When all is well it says so, line by line, and asks Telegram who we are."""
    ready.set("TELEGRAM__TOKEN", TOKEN)
    ready.set("TELEGRAM__API_BASE", telegram)
    assert found(ready, "error") == []
    assert found(ready, "warning") == []
    assert any("Telegram antwortet: @" in fine for fine in found(ready, "ok"))
    told = ready.does("doctor")
    assert told.code == 0
    assert all(line.startswith("✓ ") for line in told.out.splitlines())


def test_token_that_telegram_does_not_know(ready: Installation, telegram: str) -> None:
    """A token that was withdrawn is found, and not repeated."""
    ready.set("TELEGRAM__TOKEN", "42:WITHDRAWN")
    ready.set("TELEGRAM__API_BASE", telegram)
    (error,) = found(ready, "error")
    assert "Telegram ist mit diesem Token nicht zu erreichen" in error
    assert "WITHDRAWN" not in ready.does("doctor").out


def test_outdated_schema(ready: Installation) -> None:
    """After an update without its migration the command is named."""
    engine = make_engine(load_settings().database_url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    (error,) = found(ready, "error")
    assert "veraltet (0001 statt " in error
    assert "terminlotse db upgrade" in error


def test_wrong_key(ready: Installation) -> None:
    """A key that was lost is found before anybody tries to sign in."""
    order = (
        "order_number;service;first_name;last_name;street;postcode;city;land;email;phone;language;"
        "received_on;booking_deadline;statutory_due_on;requirements\n"
        "47110815;care_assessment;Erna;Krause;Weg 1;40213;Düsseldorf;NW;;;de;"
        "2026-11-20;2099-12-10;2099-12-20;\n"
    )
    assert ready.does("import", "orders", ready.file("orders.csv", order)).code == 0
    assert found(ready, "error") == []
    ready.set("SECRET_KEY", KEY)
    (error,) = found(ready, "error")
    assert "Schlüssel passt nicht" in error


def test_server_away(installation: Installation) -> None:
    """A PostgreSQL that does not answer is named without its password."""
    installation.set("DATABASE__URL", "postgresql://lotse:geheim@127.0.0.1:1/termine")
    installation.set("SECRET_KEY", KEY)
    installation.set("DATA_DIR", str(installation.folder))
    (error,) = found(installation, "error")
    assert "127.0.0.1:1/termine antwortet nicht" in error
    assert "geheim" not in installation.does("doctor").out


def test_no_place_to_write(installation: Installation) -> None:
    """Without a folder to write to not even the doctor can work: one line says so."""
    installation.set("DATA_DIR", "/dev/null/daten")
    outcome = installation.does("doctor")
    assert outcome.code == 1
    assert outcome.only_line.startswith("terminlotse: TERMINLOTSE_DATA_DIR: ")
    assert "lässt sich nicht schreiben" in outcome.only_line
