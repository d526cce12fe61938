"""The doctor says what is wrong and what to do, and is silent about what is well."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.doctor.checks import telegram as telegram_check
from core.doctor.checkup import Checkup
from core.doctor.diagnose import diagnose
from core.doctor.finding import Finding
from core.storage import migrate
from core.storage.database import SqlDatabase
from core.storage.secret_key import SecretKey
from tests.world.world import KEY, START, World

OTHER_KEY = SecretKey("another key, with which nothing here was ever sealed")


def diagnosed(checkup: Checkup, **changes: object) -> list[Finding]:
    """What the doctor finds, with whatever differs from a healthy installation."""
    return list(asyncio.run(diagnose(replace(checkup, **changes))))


def bad(findings: list[Finding]) -> list[Finding]:
    """What is not well."""
    return [finding for finding in findings if finding.level != "ok"]


def only(findings: list[Finding], level: str, *words: str) -> None:
    """Assert that one thing is wrong, and that it and the advice say these words."""
    (found,) = bad(findings)
    assert found.level == level
    assert found.advice
    said = f"{found.what} {found.advice}"
    assert [word for word in words if word not in said] == []


def test_healthy(world: World, checkup: Checkup) -> None:
    """An installation that is well gets nothing but good findings, each in words."""
    order = world.order()
    world.slot(world.provider(), "2026-12-01 10:00")
    world.person().signs_in(order)
    findings = diagnosed(checkup)
    assert bad(findings) == []
    assert len(findings) >= 8
    assert all(finding.what.endswith(".") and not finding.advice for finding in findings)


def test_no_database_yet(checkup: Checkup, tmp_path: Path) -> None:
    """Before the first start the doctor names the command that makes the database."""
    file = tmp_path / "new.sqlite"
    with opened(f"sqlite:///{file}") as database:
        only(diagnosed(checkup, database=database), "error", "new.sqlite", "terminlotse db upgrade")
    assert not file.exists()


def test_empty_database(checkup: Checkup, tmp_path: Path) -> None:
    """A database without tables needs one command."""
    file = tmp_path / "empty.sqlite"
    file.touch()
    with opened(f"sqlite:///{file}") as database:
        only(
            diagnosed(checkup, database=database),
            "error",
            "keine Tabellen",
            "terminlotse db upgrade",
        )


def test_no_database_at_all(checkup: Checkup, tmp_path: Path) -> None:
    """A file that is no database is told apart from one that is not there."""
    file = tmp_path / "letter.sqlite"
    file.write_text("Liebe Erna, " * 200)
    with opened(f"sqlite:///{file}") as database:
        only(diagnosed(checkup, database=database), "error", "antwortet nicht", "not a database")


def test_server_away(checkup: Checkup) -> None:
    """A PostgreSQL server that does not answer is named without its password."""
    with opened("postgresql://lotse:geheim@127.0.0.1:1/termine") as database:
        findings = diagnosed(checkup, database=database)
    only(findings, "error", "antwortet nicht", "127.0.0.1:1", "TERMINLOTSE_DATABASE__URL")
    assert "geheim" not in str(findings)


def test_old_schema(world: World, checkup: Checkup) -> None:
    """An older schema needs the upgrade."""
    world.change("UPDATE alembic_version SET version_num = '0001'")
    only(
        diagnosed(checkup),
        "error",
        "veraltet",
        "0001",
        str(migrate.head()),
        "terminlotse db upgrade",
    )


def test_new_schema(world: World, checkup: Checkup) -> None:
    """A newer schema needs a newer program."""
    world.change("UPDATE alembic_version SET version_num = '9999'")
    only(diagnosed(checkup), "error", "neuer als dieses Programm")


def test_no_data_dir(checkup: Checkup, tmp_path: Path) -> None:
    """A data folder that is missing is to be made."""
    only(diagnosed(checkup, data_dir=tmp_path / "weg"), "error", "gibt es nicht", "mkdir -p")


def test_data_dir_is_a_file(checkup: Checkup, tmp_path: Path) -> None:
    """A data folder that cannot be written to is said to be so."""
    (tmp_path / "datei").touch()
    only(diagnosed(checkup, data_dir=tmp_path / "datei"), "error", "lässt sich nicht schreiben")


@pytest.mark.parametrize(
    ("free", "level", "word"),
    [(10**9, "warning", "1,0 GB"), (10**8, "error", "Fast kein Platz")],
)
def test_little_room(sqlite_checkup: Checkup, free: int, level: str, word: str) -> None:
    """Little room is a warning, next to none an error."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
        findings = diagnosed(sqlite_checkup)
    only(findings, level, word)


def test_wrong_key(world: World, checkup: Checkup) -> None:
    """A key that does not open the postcodes is found before anybody tries to sign in."""
    world.order()
    only(
        diagnosed(checkup, secrets=OTHER_KEY),
        "error",
        "Schlüssel passt nicht",
        "TERMINLOTSE_SECRET_KEY",
    )


@pytest.mark.parametrize("wrong", [{"minutes": -6}, {"days": -1000}])
def test_wrong_clock(world: World, checkup: Checkup, wrong: dict[str, int]) -> None:
    """A clock that shows an earlier time than the newest row goes wrong."""
    world.person().says("Hallo")
    only(
        diagnosed(checkup, now=START + timedelta(**wrong)),
        "error",
        "Die Uhr geht falsch",
        "23.11.2026",
    )


def test_dead_letters(world: World, checkup: Checkup) -> None:
    """A message that was given up is somebody who knows nothing: staff should call."""
    world.person().says("Hallo")
    world.change("UPDATE outbox SET state = 'dead'")
    only(diagnosed(checkup), "warning", "1 Nachrichten wurden aufgegeben", "anrufen")


def test_parked(world: World, checkup: Checkup) -> None:
    """A turn that was given up is to be looked into."""
    world.person().says("Hallo")
    world.change("UPDATE inbox SET state = 'parked'")
    only(diagnosed(checkup), "warning", "liegen beiseite", "turn_failed")


def test_worker_down(world: World, checkup: Checkup) -> None:
    """Messages that nobody takes mean that the worker does not run."""
    world.person().says("Hallo")
    world.change("UPDATE inbox SET state = 'pending'")
    later = START + timedelta(minutes=20)
    only(diagnosed(checkup, now=later), "warning", "seit 20 Minuten", "serve worker")


def test_long_waiting(world: World, checkup: Checkup) -> None:
    """Whoever waits for a person for more than a day is not forgotten."""
    world.person().says("Mensch")
    assert bad(diagnosed(checkup, now=START + timedelta(hours=23))) == []
    only(diagnosed(checkup, now=START + timedelta(hours=25)), "warning", "über 24 Stunden")


def test_guessing(world: World, checkup: Checkup) -> None:
    """Many wrong tries in an hour are worth a look."""
    rows = ", ".join(
        f"('i{n}', 's{n}', 'k{n}', '2026-11-23 07:30:00', 'allowed', FALSE, 'wrong')"
        for n in range(21)
    )
    world.change(
        "INSERT INTO sign_in_tries (inbox_id, source, order_key, at, verdict, known, outcome)"
        f" VALUES {rows}"
    )
    only(diagnosed(checkup), "warning", "21 falsche Anmeldungen")


def test_several_processes(sqlite_checkup: Checkup) -> None:
    """An SQLite database that several processes have open is advised to move or to be one's own."""
    file = sqlite_checkup.database.engine.url.database
    program = f"import sys; f = open({str(file)!r}); print(flush=True); sys.stdin.read()"
    others = [
        subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(2)
    ]
    try:
        for other in others:
            assert other.stdout is not None
            other.stdout.readline()
        findings = diagnosed(sqlite_checkup)
    finally:
        for other in others:
            other.communicate()
    only(findings, "warning", "2 Prozesse", str(others[0].pid), "PostgreSQL")


def test_no_telegram(checkup: Checkup) -> None:
    """Without a token there is no Telegram, which may be meant so."""
    only(diagnosed(checkup, token=""), "warning", "TERMINLOTSE_TELEGRAM__TOKEN")


def test_malformed_token(checkup: Checkup) -> None:
    """A token that cannot be one is not sent anywhere, and not repeated."""
    asked: list[str] = []

    async def ask() -> str:
        asked.append("Telegram")
        return "@bot"

    findings = diagnosed(checkup, token="unsinn", telegram=ask)
    only(findings, "error", "123456:ABC-DEF", "@BotFather")
    assert asked == []
    assert "unsinn" not in str(findings)


def test_telegram_refuses(checkup: Checkup) -> None:
    """Whatever Telegram or the network answers, it comes to a finding."""

    async def ask() -> str:
        raise ConnectionResetError

    only(diagnosed(checkup, telegram=ask), "error", "ConnectionResetError")


def test_telegram_is_silent(checkup: Checkup, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Telegram that never answers does not keep the doctor."""
    monkeypatch.setattr(telegram_check, "SECONDS", 0.05)

    async def ask() -> str:
        await asyncio.sleep(60)
        return "@bot"

    only(diagnosed(checkup, telegram=ask), "error", "keine Antwort")


def test_token_alone(checkup: Checkup) -> None:
    """Where nobody can ask Telegram, the token's form is looked at."""
    assert bad(diagnosed(checkup, telegram=None)) == []


@contextmanager
def opened(url: str) -> Iterator[SqlDatabase]:
    """A database that is let go of in the end."""
    database = SqlDatabase(url, KEY)
    try:
        yield database
    finally:
        database.close()
