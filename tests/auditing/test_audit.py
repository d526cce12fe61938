"""The audit finds what is broken and nothing else."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from core.auditing import audit
from core.auditing.all_invariants import ALL_INVARIANTS
from core.auditing.invariant import MOST_ROWS
from core.importing.rules import ImportRules
from core.storage.database import SqlDatabase
from tests.auditing.booking_plants import BOOKING_PLANTS
from tests.auditing.plant import Plant
from tests.auditing.record_plants import RECORD_PLANTS
from tests.auditing.scene import Scene
from tests.importing.files import Desk
from tests.world.chains import broken_chains

PLANTS = BOOKING_PLANTS + RECORD_PLANTS


def test_healthy(scene: Scene) -> None:
    """After real conversations every invariant holds, and each was checked on something."""
    report = scene.audit()
    assert report.violations == ()
    assert {name for name, count in report.checked.items() if not count} == set()
    assert list(report.checked) == [invariant.name for invariant in ALL_INVARIANTS]
    assert broken_chains(scene.database) == []


def test_empty(database: SqlDatabase) -> None:
    """A database in which nothing happened is in order."""
    report = audit(database)
    assert report.ok
    assert set(report.checked.values()) == {0}


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.invariant}-{plant.name}")
def test_planted(netless_scene: Scene, plant: Plant) -> None:
    """With the nets off, whatever breaks an invariant is found, and its rows are named."""
    netless_scene.change(*plant.statements)
    guilty = netless_scene.ids(plant.guilty)
    found = {violation.invariant: violation.rows for violation in netless_scene.audit().violations}
    assert guilty
    assert guilty <= set(found.get(plant.invariant, ()))


def test_every_invariant_is_planted() -> None:
    """No invariant is without a planted violation."""
    assert {plant.invariant for plant in PLANTS} == {each.name for each in ALL_INVARIANTS}


def test_names_and_sentences() -> None:
    """Every invariant has a name of its own and a sentence that says which ids it lists."""
    names = [invariant.name for invariant in ALL_INVARIANTS]
    assert len(set(names)) == len(names)
    assert all(invariant.sentence.endswith(").") for invariant in ALL_INVARIANTS)


def test_json(netless_scene: Scene) -> None:
    """The report has the form other programs rely on."""
    netless_scene.change("UPDATE orders SET statutory_due_on = '2026-11-23'")
    values = json.loads(netless_scene.audit().to_json())
    assert set(values) == {"ok", "checked", "violations"}
    assert values["ok"] is False
    (violation,) = values["violations"]
    assert violation["invariant"] == "before_statutory_date"
    assert set(violation) == {"invariant", "rows"}
    assert set(violation["rows"]) == netless_scene.ids("SELECT id FROM appointments")


def test_text(netless_scene: Scene) -> None:
    """A person reads which rule is broken, in a German sentence, and the rows."""
    assert netless_scene.audit().to_text().startswith(f"Alle {len(ALL_INVARIANTS)} Regeln halten")
    netless_scene.change("UPDATE orders SET statutory_due_on = '2026-11-23'")
    text = netless_scene.audit().to_text()
    assert "before_statutory_date: Kein selbst gebuchter Termin liegt nach der" in text
    assert all(row in text for row in netless_scene.ids("SELECT id FROM appointments"))


def test_few_rows_are_listed(netless_scene: Scene) -> None:
    """Of many broken rows the first twenty are listed."""
    netless_scene.change("UPDATE audit_events SET actor = 'nobody'")
    (violation,) = netless_scene.audit().violations
    assert len(violation.rows) == MOST_ROWS


def test_staff_may(scene: Scene) -> None:
    """What staff booked is not measured by the limits for people."""
    scene.change(
        "UPDATE appointments SET origin = 'staff'",
        "UPDATE orders SET statutory_due_on = '2026-11-23', booking_deadline = '2026-11-22'",
        "UPDATE provider_areas SET postcode_prefix = '9' WHERE postcode_prefix = '402'",
    )
    assert scene.audit().ok


def test_limits_that_changed_later(scene: Scene, tmp_path: Path) -> None:
    """An import that changes an order or an area does not make earlier bookings wrong."""
    numbers = scene.ids("SELECT order_number FROM orders")
    desk = Desk(scene.database, tmp_path, ImportRules(travel=timedelta(minutes=15)))
    desk.now += timedelta(days=1)
    early = {"booking_deadline": "2026-11-20", "statutory_due_on": "2026-11-20"}
    moved = {"postcode": "50667"}
    changes = [{"order_number": number, **early, **moved} for number in numbers]
    assert desk.brings("orders", *changes).changed == len(numbers)
    assert desk.brings("providers", {"postcode_prefixes": "9"}).changed == 1
    starts = {"starts_at": "2026-11-24 10:00", "ends_at": "2026-11-24 12:00"}
    assert desk.brings("slots", starts).problems == ()
    assert scene.audit().violations == ()


def test_progress(scene: Scene) -> None:
    """Somebody who waits sees how many invariants are checked, and of how many."""
    steps: list[tuple[int, int]] = []
    audit(scene.database, lambda done, whole: steps.append((done, whole)))
    whole = len(ALL_INVARIANTS)
    assert steps == [(done, whole) for done in range(whole + 1)]
