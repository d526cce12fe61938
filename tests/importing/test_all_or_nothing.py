"""A file comes in whole or not at all, and as often as one likes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import timedelta

import pytest

from core.domain.errors import TryLater
from core.importing.kinds import Kind
from core.importing.report import MOST_SHOWN
from core.importing.rules import ImportRules
from core.importing.storing import storing
from tests.importing.files import ORDER, PROVIDER, SLOT, Desk, csv_text, reasons
from tests.world.world import KEY, START, World

OTHER: Mapping[Kind, Mapping[str, str]] = {
    "orders": {"order_number": "47110816"},
    "providers": {"provider_id": "G2"},
    "slots": {"mode": "phone"},
}
KINDS: tuple[Kind, ...] = ("providers", "orders", "slots")


def test_all_bad_rows_are_reported(desk: Desk) -> None:
    """One look at the report is enough to mend the whole file."""
    report = desk.brings(
        "orders",
        {"postcode": "1", "land": "XX"},
        {},
        {"order_number": "1"},
        {"received_on": "morgen", "booking_deadline": "bald"},
    )
    assert report.read == 4
    assert reasons(report) == [
        (2, "land"),
        (2, "postcode"),
        (4, "order_number"),
        (5, "booking_deadline"),
        (5, "received_on"),
    ]
    assert desk.rows("orders") == []


def test_lines_without_form(desk: Desk) -> None:
    """A line with too many or too few fields, or an open quote, is reported by its line."""
    lines = csv_text([ORDER], newline="\n").splitlines()
    text = "\n".join([*lines, "1,2,3", lines[1] + ",mehr", '"a"b' + "," * 14])
    report = desk.brings_text("orders", text + '\n"offen')
    assert [problem.line for problem in report.problems] == [3, 4, 5, 6]
    assert "3 Felder, erwartet sind 15" in report.problems[0].reason
    assert "nicht geschlossen" in report.problems[-1].reason


def test_huge_fields(desk: Desk) -> None:
    """A field larger than any value is a problem of its line; the next line is read again."""
    rows = [ORDER | {"requirements": "x" * 200_000}, ORDER | {"service": "?"}]
    assert reasons(desk.brings_text("orders", csv_text(rows, newline="\n"))) == [
        (2, ""),
        (3, "service"),
    ]


def test_duplicates_name_both_lines(desk: Desk) -> None:
    """What stands twice in a file is refused, with both lines."""
    report = desk.brings("orders", {}, {"order_number": "4711 0815", "last_name": "Klein"})
    assert [str(problem) for problem in report.problems] == [
        "Zeile 3, order_number: steht schon in Zeile 2"
    ]
    desk.brings("providers")
    same = {"starts_at": "1.12.2026 10:00"}
    assert reasons(desk.brings("slots", {}, same)) == [(3, "starts_at")]


def test_long_reports_are_cut(desk: Desk) -> None:
    """A person sees the first fifty problems and how many more there are."""
    report = desk.brings("orders", *({"order_number": str(number)} for number in range(60)))
    lines = list(report.lines())
    assert len(lines) == MOST_SHOWN + 1
    assert lines[-1] == "… und 10 weitere"


@pytest.mark.parametrize("kind", KINDS)
def test_repeatable(any_desk: Desk, kind: Kind) -> None:
    """The same file again changes nothing, on either engine."""
    any_desk.brings("providers")
    first = any_desk.brings(kind, {}, OTHER[kind])
    before = any_desk.rows(kind), any_desk.rows("provider_areas")
    again = any_desk.brings(kind, {}, OTHER[kind])
    assert first.new == 2 - (kind == "providers")
    assert (again.read, again.new, again.changed, again.unchanged) == (2, 0, 0, 2)
    assert (any_desk.rows(kind), any_desk.rows("provider_areas")) == before


@pytest.mark.parametrize("kind", KINDS)
def test_dry_run(any_desk: Desk, kind: Kind) -> None:
    """A dry run says what would happen and writes nothing."""
    any_desk.brings("providers")
    any_desk.rules = ImportRules(travel=timedelta(minutes=15))
    before = {table: any_desk.rows(table) for table in (*KINDS, "audit_events")}
    report = any_desk.brings(kind, OTHER[kind], dry_run=True)
    assert (report.new, report.problems) == (1, ())
    assert {table: any_desk.rows(table) for table in (*KINDS, "audit_events")} == before


def test_nothing_is_half_imported(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever breaks on the way, also between two batches, leaves no row behind."""
    monkeypatch.setattr(storing, "BATCH", 2)
    desk.change("CREATE TRIGGER t BEFORE INSERT ON orders WHEN NEW.order_number = '47110820' "
                "BEGIN SELECT RAISE(ABORT, 'disk is full'); END")  # fmt: skip
    with pytest.raises(Exception, match="disk is full"):
        desk.brings("orders", *({"order_number": str(47110815 + n)} for n in range(7)))
    assert desk.rows("orders") == []
    assert desk.rows("audit_events") == []


def test_database_away(desk: Desk) -> None:
    """A database that cannot be used is said to be away."""
    desk.change("ALTER TABLE orders RENAME TO gone")
    with pytest.raises(TryLater):
        desk.brings("orders")


def test_edited_order(any_desk: Desk) -> None:
    """An edited row changes the order, which keeps its id and its state."""
    any_desk.brings("orders", {}, OTHER["orders"])
    any_desk.change("UPDATE orders SET state = 'scheduled'")
    before = any_desk.rows("orders")[0]
    any_desk.now = START + timedelta(days=1)
    edited = {"postcode": "50667", "last_name": "Klein", "booking_deadline": "2026-12-11"}
    report = any_desk.brings("orders", edited, OTHER["orders"])
    assert (report.changed, report.unchanged) == (1, 1)
    after = any_desk.rows("orders")[0]
    assert (after.id, after.state, after.last_name) == (before.id, "scheduled", "Klein")
    assert KEY.unseal(after.postcode_sealed) == "50667"
    assert after.postcode_check == KEY.check("47110815", KEY.mark("50667"))


def test_edited_provider(any_desk: Desk) -> None:
    """A provider's area is replaced by that of the file; its state stays."""
    any_desk.brings("providers", {}, OTHER["providers"])
    any_desk.change("UPDATE providers SET state = 'paused'")
    report = any_desk.brings("providers", {"postcode_prefixes": "5 404", "weekly_capacity": "7"})
    assert report.changed == 1
    assert [(row.state, row.weekly_capacity) for row in any_desk.rows("providers")] == [
        ("paused", 7),
        ("paused", None),
    ]
    areas = {(row.provider_id, row.postcode_prefix) for row in any_desk.rows("provider_areas")}
    assert areas == {("G1", "404"), ("G1", "5"), ("G2", "402"), ("G2", "404")}


@pytest.mark.parametrize("state", ["held", "booked", "blocked", "withdrawn"])
def test_slots_in_use_are_not_touched(any_desk: Desk, state: str) -> None:
    """Only a free slot follows a new travel time; what is held or booked stays as it was."""
    any_desk.brings("providers")
    any_desk.brings("orders")
    any_desk.brings("slots", {}, {"starts_at": "2026-12-01T11:00"})
    taken = any_desk.rows("slots")[0]
    hold = ", held_for = (SELECT id FROM orders), hold_expires_at = starts_at"
    any_desk.change(
        f"UPDATE slots SET state = '{state}'{hold if state == 'held' else ''}"
        f" WHERE id = '{taken.id}'"
    )
    before = any_desk.rows("slots")
    any_desk.rules = ImportRules(travel=timedelta(minutes=15))
    report = any_desk.brings("slots", {}, {"starts_at": "2026-12-01T11:00"})
    assert (report.changed, report.unchanged) == (1, 1)
    after = any_desk.rows("slots")
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_slots_of_unknown_providers(any_desk: Desk) -> None:
    """A slot needs its provider first; every such row is named."""
    any_desk.brings("providers")
    report = any_desk.brings("slots", {}, {"provider_id": "G9"}, {"provider_id": "G8"})
    assert reasons(report) == [(3, "provider_id"), (4, "provider_id")]
    assert any_desk.rows("slots") == []


def test_one_audit_event_a_file(desk: Desk) -> None:
    """Every import is on record with the fingerprint of its file and what became of its rows."""
    content = csv_text([PROVIDER]).encode()
    desk.brings_bytes("providers", content)
    (event,) = desk.rows("audit_events")
    assert (event.actor, event.action) == ("import", "imported")
    assert event.subject == f"file:{hashlib.sha256(content).hexdigest()}"
    assert json.loads(event.detail) == {
        "kind": "providers", "read": "1", "new": "1", "changed": "0", "unchanged": "0",
    }  # fmt: skip


def test_new_terms_are_on_record(desk: Desk) -> None:
    """When an order's terms or a provider's area change, the record says so, without values."""
    desk.brings("orders")
    desk.brings("providers")
    desk.brings("orders", {"postcode": "50667", "booking_deadline": "2026-12-12", "phone": "1"})
    desk.brings("orders", {"postcode": "50667", "booking_deadline": "2026-12-12", "phone": "2"})
    desk.brings("providers", {"postcode_prefixes": "5"})
    events = [event for event in desk.rows("audit_events") if event.action != "imported"]
    assert {(event.action, event.detail) for event in events} == {
        ("order_changed", '{"columns": "booking_deadline postcode"}'),
        ("provider_changed", "{}"),
    }


def test_progress(desk: Desk) -> None:
    """The bar moves about once every hundredth of the way, never back, and reaches its end."""
    desk.brings("providers")
    desk.steps.clear()
    desk.brings("slots", *({"starts_at": f"2026-12-01T10:{n:02}"} for n in range(60)))
    done = [step[0] for step in desk.steps]
    whole = desk.steps[0][1]
    assert done == sorted(done)
    assert len(done) <= 101
    assert desk.steps[-1] == (whole, whole)


def test_imported_data_can_be_booked(world: World, any_desk: Desk) -> None:
    """What was imported is bookable: number and postcode are known, the slot is offered."""
    any_desk.brings("providers")
    any_desk.brings("orders")
    any_desk.brings("slots")
    erna = world.person()
    assert "Dienstag, 1. Dezember" in erna.says("4711 0815 40213")
    assert SLOT["provider_id"] == any_desk.rows("slots")[0].provider_id
