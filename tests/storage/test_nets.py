"""The nets of appointments and audit events hold against raw SQL, on both engines.

Each test breaks one rule alone, so that one net has to catch it.
"""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from core.storage.tables import audit_events
from tests.storage.nets_scene import Scene
from tests.world.chains import broken_chains
from tests.world.world import World, at


@pytest.fixture
def scene(world: World) -> Scene:
    """Two appointments of one provider, and a person without one."""
    return Scene(world)


def moved(starts: str, ends: str) -> dict[str, object]:
    """An appointment's times without travel."""
    return {"starts_at": at(starts), "ends_at": at(ends), "busy_until": at(ends)}


def test_two_in_one_slot(scene: Scene) -> None:
    """A slot has at most one confirmed appointment, whoever provides and whenever it is."""
    times = moved("2026-12-01 10:00", "2026-12-01 12:00")
    with pytest.raises(sa.exc.IntegrityError, match="slot"):
        scene.execute(scene.paul_at(scene.at_ten, provider_id=scene.g2.id, **times))


def test_two_for_one_order(scene: Scene) -> None:
    """An order has at most one confirmed appointment, wherever it is."""
    other = scene.world.slot(scene.g2, "2026-12-01 10:00")
    with pytest.raises(sa.exc.IntegrityError, match="order"):
        scene.execute(scene.paul_at(other, order_id=scene.erna.id))


@pytest.mark.parametrize(
    ("starts", "minutes"),
    [
        ("2026-11-24 08:30", 120),
        ("2026-11-24 09:00", 240),
        ("2026-11-24 10:30", 30),
        ("2026-11-24 12:00", 120),
        ("2026-11-24 12:29", 60),
    ],
)
def test_overlap_by_insert(scene: Scene, starts: str, minutes: int) -> None:
    """A provider's second appointment may not begin before the first is over, travel included."""
    with pytest.raises(sa.exc.IntegrityError, match="overlap"):
        scene.execute(scene.paul_at(scene.slot_of_g1(starts, minutes)))


@pytest.mark.parametrize("starts", ["2026-11-24 08:00", "2026-11-24 12:30"])
def test_touching_is_no_overlap(scene: Scene, starts: str) -> None:
    """Appointments may follow each other without a gap."""
    slot = scene.slot_of_g1(starts, minutes=90)
    assert scene.execute(scene.paul_at(slot)) != 0
    assert scene.world.appointment_of(scene.paul) is not None


def test_overlap_by_moving_the_time(scene: Scene) -> None:
    """An appointment cannot be moved over another one of its provider."""
    times = moved("2026-11-24 12:00", "2026-11-24 14:00")
    with pytest.raises(sa.exc.IntegrityError, match="overlap"):
        scene.execute(scene.update(scene.second, **times))


def test_overlap_by_longer_travel(scene: Scene) -> None:
    """An appointment's travel cannot grow into the next appointment."""
    with pytest.raises(sa.exc.IntegrityError, match="overlap"):
        scene.execute(scene.update(scene.first, busy_until=at("2026-11-24 14:01")))


def test_overlap_by_changing_the_provider(scene: Scene) -> None:
    """An appointment cannot be given to a provider who is busy then."""
    scene.execute(scene.paul_at(scene.world.slot(scene.g2, "2026-11-24 11:00")))
    paul = scene.world.appointment_of(scene.paul)
    assert paul is not None
    with pytest.raises(sa.exc.IntegrityError, match="overlap"):
        scene.execute(scene.update(paul, provider_id=scene.g1.id))


def test_overlap_by_coming_back(scene: Scene) -> None:
    """A cancelled appointment overlaps nobody, and cannot be confirmed again over another one."""
    scene.execute(scene.paul_at(scene.slot_of_g1("2026-11-24 11:00"), state="cancelled"))
    [paul] = scene.world.appointments_of(scene.paul)
    with pytest.raises(sa.exc.IntegrityError, match="overlap"):
        scene.execute(scene.update(paul, state="confirmed", audit_id=scene.audit_id()))


@pytest.mark.parametrize("state", ["cancelled", "superseded", "fulfilled", "no_show"])
def test_change_without_an_audit_event(scene: Scene, state: str) -> None:
    """An appointment changes its state only together with another audit event."""
    with pytest.raises(sa.exc.IntegrityError, match="audit"):
        scene.execute(scene.update(scene.first, state=state))
    assert scene.execute(scene.update(scene.first, state=state, audit_id=scene.audit_id())) == 1


def test_audit_event_that_does_not_exist(scene: Scene) -> None:
    """The audit event of a change has to exist."""
    with pytest.raises(sa.exc.IntegrityError):
        scene.execute(scene.update(scene.first, state="cancelled", audit_id="0" * 32))
    assert scene.world.appointment_of(scene.erna) == scene.first


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_events SET actor = 'nobody'",
        "UPDATE audit_events SET hash = hash WHERE position = 1",
        "DELETE FROM audit_events WHERE id NOT IN (SELECT audit_id FROM appointments)",
    ],
)
def test_audit_events_are_kept(scene: Scene, statement: str) -> None:
    """No audit event is changed or deleted, not even one that nothing refers to."""
    scene.audit_id()
    before = scene.world.rows(sa.select(audit_events))
    with pytest.raises(sa.exc.IntegrityError, match="audit events are never"):
        scene.execute(statement)
    assert scene.world.rows(sa.select(audit_events)) == before


def test_audit_events_are_not_replaced(sqlite_world: World) -> None:
    """SQLite's INSERT OR REPLACE does not slip through either."""
    scene = Scene(sqlite_world)
    columns = "id, chain, position, at, action, subject, detail, hash"
    with pytest.raises(sa.exc.IntegrityError, match="audit events are never"):
        scene.execute(
            f"INSERT OR REPLACE INTO audit_events ({columns}, actor) "
            f"SELECT {columns}, 'nobody' FROM audit_events"
        )
    assert broken_chains(sqlite_world.database) == []


def test_audit_events_are_not_truncated(postgresql_world: World) -> None:
    """PostgreSQL's TRUNCATE does not slip through either."""
    scene = Scene(postgresql_world)
    with pytest.raises(sa.exc.IntegrityError, match="audit events are never"):
        scene.execute("TRUNCATE audit_events CASCADE")
    assert broken_chains(postgresql_world.database) == []
