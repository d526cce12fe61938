"""What goes wrong around a command: one clear line, a code that is not 0, and nothing lost."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys

import pytest
import sqlalchemy as sa

from core.bootstrap.demo_orders import demo_orders, orders_csv, providers_csv, slots_csv
from core.cli.ending import ended
from core.domain.errors import TryLater
from core.settings import SettingsError
from core.storage.engines import make_engine
from core.storage.faults import database_fault
from tests.operator.installation import Installation
from tests.operator.process import Process, environment
from tests.operator.test_database_commands import NOW

FULL = "ulimit -f 1000"
"""Blocks of 512 bytes (dash, POSIX): no file may grow beyond; a fresh database has 360 kB."""
DOCTOR = "; mehr sagt: terminlotse doctor"


@pytest.mark.parametrize(
    "command",
    [("numbers",), ("audit",), ("db", "upgrade"), ("db", "check"), ("import", "orders", "x.csv"),
     ("chat", "--live"), ("serve",)],
    ids=" ".join,
)  # fmt: skip
def test_garbage(installation: Installation, command: tuple[str, ...]) -> None:
    """A file that is no database is left as it is, and said to be none."""
    garbage = b"Das hier war einmal eine Datenbank. " * 200
    file = installation.file("termine.db", garbage)
    installation.set("DATABASE__URL", f"sqlite:///{file}")
    outcome = installation.does(*command)
    assert outcome.code == 1
    line = f"terminlotse: Die Datei der Datenbank ist keine Datenbank{DOCTOR}"
    assert outcome.only_line == line
    assert file.read_bytes() == garbage


def test_damaged(ready: Installation) -> None:
    """A database with pages overwritten in the middle ends in one line."""
    file = ready.folder / "terminlotse-data" / "terminlotse.db"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(file.read_bytes())
    content[4096 : len(content)] = b"\x5a" * (len(content) - 4096)
    file.write_bytes(bytes(content))
    outcome = ready.does("audit")
    assert outcome.code == 1
    assert "Datenbank" in outcome.only_line
    assert outcome.only_line.endswith(DOCTOR)


def test_full_disk(installation: Installation, processes: list[Process]) -> None:
    """An import that no longer fits says so and takes over nothing; what was there stays."""
    office = installation.folder
    assert installation.does("db", "upgrade").code == 0
    first = installation.file("providers.csv", providers_csv())
    assert installation.does("import", "providers", first).code == 0
    head, *rows = slots_csv(NOW).splitlines()
    years = [row.replace("2026-", f"{2026 + year}-") for year in range(73) for row in rows]
    many = "\n".join([head, *[row for row in years if "-02-29" not in row]])
    installation.file("slots.csv", many)
    process = Process(office, "import", "slots", "slots.csv", limit=FULL)
    processes.append(process)
    outcome = process.ends()
    assert outcome.code == 1
    assert outcome.out == ""
    assert "nichts ist verloren" in outcome.only_line
    engine = make_engine(f"sqlite:///{office}/terminlotse-data/terminlotse.db")
    with engine.connect() as connection:
        count = connection.execute(sa.text("SELECT count(*) FROM slots")).scalar_one()
        kept = connection.execute(sa.text("SELECT count(*) FROM providers")).scalar_one()
    engine.dispose()
    assert (count, kept) == (0, 4)
    assert installation.does("audit").code == 0
    orders = installation.file("orders.csv", orders_csv(demo_orders(NOW)))
    assert installation.does("import", "orders", orders).code == 0


def test_reader_that_leaves(ready: Installation) -> None:
    """`… | head -1` gets its line; that the rest is not wanted is nothing to speak of."""
    program = [sys.executable, "-m", "core.cli", "numbers", "20000"]
    done = subprocess.run(
        ["sh", "-c", '"$@" | head -1', "sh", *program],
        cwd=ready.folder, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    assert len(done.stdout.strip()) == 11


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyboardInterrupt(), "abgebrochen"),
        (SettingsError("TERMINLOTSE_X: so nicht"), "TERMINLOTSE_X: so nicht"),
        (OSError(errno.ENOSPC, "No space left on device", "/x"), "/x: kein Platz mehr"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (TryLater("the database cannot be used now"), f"Die Datenbank antwortet nicht{DOCTOR}"),
        (
            ExceptionGroup("several", [ExceptionGroup("inner", [SettingsError("das war es")])]),
            "das war es",
        ),
    ],
    ids=repr,
)
def test_every_error_is_a_line(
    error: BaseException, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is raised, alone or in a group of tasks, comes to one line and a code."""

    def fails() -> None:
        raise error

    assert ended(fails) in {1, 130}
    assert capsys.readouterr().err == f"terminlotse: {said}\n"


def test_our_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """What nobody foresaw is shown whole, so that it can be reported, but without secrets."""

    def fails() -> None:
        raise ValueError("postgresql://lotse:geheim@db/x 40213 /bot42:DEMO/getMe")

    assert ended(fails) == 70
    said = capsys.readouterr().err
    assert "ValueError: postgresql://lotse:•••••@db/x ••••• /bot•••••/getMe" in said
    assert said.splitlines()[-1].startswith("terminlotse: das ist ein Fehler im Programm")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SQLITE_FULL", "kein Platz mehr"),
        ("SQLITE_IOERR_WRITE", "voll oder fehlerhaft"),
        ("SQLITE_BUSY", "von einem anderen Prozess belegt"),
        ("SQLITE_READONLY_DBMOVED", "lässt sich nur lesen"),
        ("SQLITE_CANTOPEN_ISDIR", "lässt sich nicht öffnen"),
        ("SQLITE_CORRUPT_INDEX", "beschädigt"),
    ],
)
def test_sqlite_says_why(name: str, said: str) -> None:
    """SQLite's reason is told in words on which somebody can act, also below our own error."""
    error = sqlite3.OperationalError("the words of SQLite")
    error.sqlite_errorname = name
    temporary = TryLater("the database cannot be used now")
    temporary.__cause__ = sa.exc.OperationalError("SELECT 1", {}, error)
    assert said in str(database_fault(temporary))


def test_other_errors_are_not_the_databases() -> None:
    """An error of another kind is not put down to the database."""
    assert database_fault(ValueError("x")) is None
