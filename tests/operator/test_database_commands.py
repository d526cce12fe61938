"""`db`, `numbers`, `import` and `audit`, from a fresh folder to a damaged database."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from core.bootstrap.demo_orders import demo_orders, orders_csv, providers_csv, slots_csv
from core.language.order_numbers import check_digit
from core.settings import load_settings
from core.storage import migrate
from core.storage.engines import make_engine
from tests.auditing.conftest import lived_in_sqlite
from tests.operator.installation import Installation

__all__ = ["lived_in_sqlite"]

KEY = "only for tests: nothing real is ever sealed with it"
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
UPGRADE = (
    "terminlotse: Die Datenbank hat noch nicht das richtige Schema: bitte 'terminlotse db upgrade'"
)
NEEDING_TABLES = [("numbers",), ("audit",), ("db", "check"), ("import", "orders", "x.csv")]


def counted(table: str) -> int:
    """How many rows the installation's database has in a table."""
    engine = make_engine(load_settings().database_url)
    with engine.connect() as connection:
        found: int = connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar_one()
    engine.dispose()
    return found


@pytest.mark.parametrize("command", NEEDING_TABLES, ids=" ".join)
def test_before_the_upgrade(installation: Installation, command: tuple[str, ...]) -> None:
    """Whatever needs the tables names the command that makes them."""
    outcome = installation.does(*command)
    assert (outcome.code, outcome.out, outcome.only_line) == (1, "", UPGRADE)


def test_upgrade_twice(installation: Installation) -> None:
    """The first upgrade makes the tables, a second one changes nothing, and the check agrees."""
    head = migrate.head()
    assert installation.does("db", "upgrade").out == f"Schema (leer) → {head}\n"
    assert installation.does("db", "upgrade").out == f"Schema {head} → {head}\n"
    checked = installation.does("db", "check")
    assert (checked.code, checked.out) == (0, f"Schema {head}: in Ordnung\n")


def test_check_finds_a_difference(ready: Installation) -> None:
    """A table that was changed by hand is found, although the version is the right one."""
    engine = make_engine(load_settings().database_url)
    with engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE providers ADD COLUMN notes TEXT"))
    engine.dispose()
    outcome = ready.does("db", "check")
    assert outcome.code == 1
    assert "notes" in outcome.err


def test_numbers(ready: Installation) -> None:
    """Numbers are all different, have eleven digits and a right check digit."""
    lines = ready.does("numbers", "200").out.splitlines()
    assert len(set(lines)) == 200
    assert all(len(line) == 11 and check_digit(line[:-1]) == line[-1] for line in lines)
    assert len(ready.does("numbers").out.splitlines()) == 1


def files(folder: Path) -> list[tuple[str, Path]]:
    """Three files to import, in the order in which they are needed."""
    contents = {
        "providers": providers_csv(),
        "slots": slots_csv(NOW),
        "orders": orders_csv(demo_orders(NOW)),
    }
    for name, content in contents.items():
        (folder / f"{name}.csv").write_text(content, "utf-8")
    return [(name, folder / f"{name}.csv") for name in contents]


def test_import(ready: Installation) -> None:
    """A dry run writes nothing; the import writes all; a second one finds nothing new."""
    for what, file in files(ready.folder):
        dry = ready.does("import", what, file, "--dry-run")
        assert dry.code == 0
        assert "würden übernommen" in dry.out
        assert counted(what) == 0
        done = ready.does("import", what, file)
        assert (done.code, done.err) == (0, "")
        again = json.loads(ready.does("import", what, file, "--json").out)
        assert again["ok"]
        assert (again["new"], again["unchanged"]) == (0, counted(what))


def test_import_refused(ready: Installation) -> None:
    """Bad rows come with line and reason, the good ones beside them are not taken over."""
    _, file = files(ready.folder)[0]
    file.write_text(file.read_text() + "X-99;nobody;glass_repair;;;;;\n")
    outcome = ready.does("import", "providers", file)
    assert outcome.code == 1
    assert f"Zeile {len(file.read_text().splitlines())}" in outcome.out
    assert counted("providers") == 0
    report = json.loads(ready.does("import", "providers", file, "--json").out)
    assert not report["ok"]


def test_import_of_nothing(ready: Installation) -> None:
    """A file that is not there, or a folder, is said in words."""
    for path, said in (("weg.csv", "Diese Datei gibt es nicht."), (".", "Das ist ein Ordner")):
        outcome = ready.does("import", "orders", path)
        assert outcome.code == 1
        assert said in outcome.out


def test_audit_of_a_healthy_database(installation: Installation, lived_in_sqlite: Path) -> None:
    """A database in which people have booked, moved and cancelled passes, and all was looked at."""
    installation.set("DATABASE__URL", f"sqlite:///{lived_in_sqlite}")
    installation.set("SECRET_KEY", KEY)
    outcome = installation.does("audit", "--json")
    assert outcome.code == 0
    report = json.loads(outcome.out)
    assert report["ok"]
    assert report["violations"] == []
    assert sum(count > 0 for count in report["checked"].values()) >= 15
    assert installation.does("audit").code == 0


def test_audit_of_a_damaged_database(installation: Installation, lived_in_sqlite: Path) -> None:
    """A row that was changed behind the program's back is reported by name, with code 1."""
    damaged = installation.folder / "damaged.sqlite"
    damaged.write_bytes(lived_in_sqlite.read_bytes())
    installation.set("DATABASE__URL", f"sqlite:///{damaged}")
    installation.set("SECRET_KEY", KEY)
    engine = make_engine(f"sqlite:///{damaged}")
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE slots SET state = 'free' WHERE state = 'booked'"))
    engine.dispose()
    outcome = installation.does("audit", "--json")
    assert outcome.code == 1
    violations = {one["invariant"]: one["rows"] for one in json.loads(outcome.out)["violations"]}
    assert len(violations.pop("booked_slot_has_appointment")) == 2
    assert violations == {}
    told = installation.does("audit")
    assert told.code == 1
    assert "booked_slot_has_appointment" in told.out
