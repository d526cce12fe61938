"""What a cell may hold, and what is said about one that may not."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from core.importing.rules import ImportRules
from core.language.order_numbers import check_digit
from tests.importing.files import Desk, reasons
from tests.world.world import KEY

OURS = "1234567890" + check_digit("1234567890")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("4711 0815", "47110815"), ("4711.08.15", "47110815"), ("47-11-08-15", "47110815"),
     (f"{OURS[:4]} {OURS[4:]}", OURS)],
)  # fmt: skip
def test_order_numbers_are_joined(desk: Desk, typed: str, kept: str) -> None:
    """Spaces, dots and dashes within an order number do not count."""
    assert desk.brings("orders", {"order_number": typed}).new == 1
    assert desk.rows("orders")[0].order_number == kept


def test_foreign_order_numbers_are_a_setting(desk: Desk) -> None:
    """Whoever has other order numbers says how they look."""
    desk.rules = ImportRules(foreign_number=re.compile("[0-9]{6}"))
    assert desk.brings("orders", {"order_number": "471108"}).new == 1
    assert reasons(desk.brings("orders")) == [(2, "order_number")]


@pytest.mark.parametrize(
    ("column", "value", "word"),
    [
        ("order_number", "", "fehlt"),
        ("order_number", "4711081", "Prüfziffer"),
        ("order_number", OURS[:-1] + str((int(OURS[-1]) + 1) % 10), "Prüfziffer"),
        ("order_number", "4,71E+07", "Auftragsnummer"),
        ("service", "hairdresser", "erlaubt: care_assessment, glass_repair, damage_appraisal"),
        ("last_name", "", "fehlt"),
        ("last_name", "x" * 101, "101 Zeichen, höchstens 100"),
        ("last_name", "Gro\x00ß", "Steuerzeichen"),
        ("last_name", "\u202egnurk", "Steuerzeichen"),
        ("postcode", "1067", "fünf Ziffern"),
        ("postcode", "0040213", "fünf Ziffern"),
        ("postcode", "00213", "fünf Ziffern"),
        ("land", "NRW", "Bundesland"),
        ("land", "", "nicht sicher"),
        ("email", "frau.gross", "E-Mail-Adresse"),
        ("email", "a@b..de", "E-Mail-Adresse"),
        ("language", "deutsch!", "Kürzel"),
        ("received_on", "", "fehlt"),
        ("received_on", "20.11.26", "kein Datum"),
        ("received_on", "11/20/2026", "kein Datum"),
        ("received_on", "31.11.2026", "gibt es nicht"),
        ("received_on", "1.1.0026", "2000 bis 2099"),
        ("booking_deadline", "2026-11-19", "vor received_on"),
        ("statutory_due_on", "2026-11-19", "vor received_on"),
        ("requirements", "x" * 10_001, "zu lang"),
        ("requirements", "x" * 100_000, "zu lang"),
    ],
)  # fmt: skip
def test_orders_that_cannot_be_taken(desk: Desk, column: str, value: str, word: str) -> None:
    """Every value that is wrong is refused with its line, its column and the reason."""
    report = desk.brings("orders", {}, {"order_number": "47110816", column: value})
    assert reasons(report) == [(3, column)]
    assert word in report.problems[0].reason
    assert desk.rows("orders") == []


def test_no_message_repeats_a_postcode(desk: Desk) -> None:
    """A postcode is an access code, so a report may be sent around without giving one away."""
    report = desk.brings("orders", {"postcode": "4O213"}, {"postcode": "402134"})
    assert not any("402" in line or "4O2" in line for line in report.lines())


@pytest.mark.parametrize(
    ("city", "postcode", "land"),
    [("Berlin", "10115", "BE"), ("HAMBURG", "22087", "HH"), ("Bremen", "28195", "HB"),
     ("Bremerhaven", "27568", "HB"), ("Berlin", "23823", None), ("Bad Bremen", "28195", None)],
)  # fmt: skip
def test_land_of_city_states(desk: Desk, city: str, postcode: str, land: str | None) -> None:
    """A Land may be left out where the city is the Land; nowhere else is it guessed."""
    report = desk.brings("orders", {"city": city, "postcode": postcode, "land": ""})
    assert reasons(report) == ([] if land else [(2, "land")])
    assert [row.land for row in desk.rows("orders")] == ([land] if land else [])


def test_land_in_small_letters(desk: Desk) -> None:
    """The Land may be written in small letters."""
    desk.brings("orders", {"land": "nw"})
    assert desk.rows("orders")[0].land == "NW"


@pytest.mark.parametrize(
    ("service", "land", "due"),
    [
        ("care_assessment", "BE", date(2026, 12, 28)),
        # All Saints' Day, 2 November being a Monday, changes nothing; 6 January does not come in.
        ("glass_repair", "BE", None),
    ],
)
def test_statutory_date(desk: Desk, service: str, land: str, due: date | None) -> None:
    """Where a service has a statutory period and no date is given, working days are counted."""
    desk.brings("orders", {"service": service, "land": land})
    row = desk.database.read_here(lambda uow: uow.orders.by_number("47110815"))
    assert row is not None
    assert row.statutory_due_on == due


def test_given_statutory_date(desk: Desk) -> None:
    """A statutory date in the file is taken as it is."""
    desk.brings("orders", {"statutory_due_on": "3.12.2026"})
    row = desk.database.read_here(lambda uow: uow.orders.by_number("47110815"))
    assert row is not None
    assert row.statutory_due_on == date(2026, 12, 3)


def test_postcode_is_sealed(desk: Desk) -> None:
    """The postcode is kept sealed, with the check by which a typed one is recognised."""
    desk.brings("orders")
    row = desk.rows("orders")[0]
    assert "40213" not in str(row)
    assert KEY.unseal(row.postcode_sealed) == "40213"
    assert row.postcode_check == KEY.check("47110815", KEY.mark("40213"))


@pytest.mark.parametrize(
    ("column", "value", "word"),
    [
        ("provider_id", "", "fehlt"),
        ("kind", "expert", "erlaubt: assessor, partner"),
        ("trade", "painting", "ist unbekannt"),
        ("name", "", "fehlt"),
        ("email", "adler", "E-Mail"),
        ("postcode_prefixes", "", "fehlt"),
        ("postcode_prefixes", "402,404", "1 bis 5 Ziffern"),
        ("postcode_prefixes", "402 404444", "1 bis 5 Ziffern"),
        ("weekly_capacity", "-1", "ganze Zahl"),
        ("weekly_capacity", "2,5", "ganze Zahl"),
    ],
)
def test_providers_that_cannot_be_taken(desk: Desk, column: str, value: str, word: str) -> None:
    """A provider's wrong value is refused with its reason."""
    report = desk.brings("providers", {column: value})
    assert reasons(report) == [(2, column)]
    assert word in report.problems[0].reason


@pytest.mark.parametrize(
    "typed",
    ["2026-12-01T10:00", "2026-12-01 10:00", "2026-12-01 10:00:00", "1.12.2026 10:00",
     "01.12.2026  10:00", "2026-12-01T10:00+01:00", "2026-12-01T09:00Z", "2026-12-01T04:00-0500"],
)  # fmt: skip
def test_times(desk: Desk, typed: str) -> None:
    """A time may be written in German or ISO form, local or with an offset."""
    desk.brings("providers")
    assert desk.brings("slots", {"starts_at": typed}).new == 1
    slot_id = desk.rows("slots")[0].id
    slot = desk.database.read_here(lambda uow: uow.slots.by_id(slot_id))
    assert slot is not None
    assert slot.starts_at == datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts", "ends", "column", "word"),
    [
        ("2026-03-29T02:30", "2026-03-29T03:30", "starts_at", "beginnt die Sommerzeit"),
        ("2026-10-25T01:30", "2026-10-25T02:30", "ends_at", "gibt es zweimal"),
        ("2026-12-01T24:00", "2026-12-02T01:00", "starts_at", "Uhrzeit gibt es nicht"),
        ("2026-12-01", "2026-12-01T12:00", "starts_at", "keine Zeit"),
        ("2026-12-01T10:00+99:00", "2026-12-01T12:00", "starts_at", "Zeitzone"),
        ("2026-12-01T10:00", "2026-12-01T10:00", "ends_at", "nicht nach"),
        ("2026-12-01T12:00", "2026-12-01T10:00", "ends_at", "nicht nach"),
        ("2026-12-01T10:00", "2026-12-01T12:01", "ends_at", "höchstens 2 Stunden"),
    ],
)
def test_slots_that_cannot_be_taken(
    desk: Desk, starts: str, ends: str, column: str, word: str
) -> None:
    """Nobody is sent to a door at an hour that has to be guessed, or waits more than two hours."""
    desk.brings("providers")
    report = desk.brings("slots", {"starts_at": starts, "ends_at": ends})
    assert reasons(report) == [(2, column)]
    assert word in report.problems[0].reason


def test_offset_decides_at_the_switch(desk: Desk) -> None:
    """An hour that happens twice is certain once its offset is written."""
    desk.brings("providers")
    twice = [
        {"starts_at": f"2026-10-25T02:00{zone}", "ends_at": f"2026-10-25T02:30{zone}"}
        for zone in ("+02:00", "+01:00")
    ]
    assert desk.brings("slots", *twice).new == 2


def test_long_slots(desk: Desk) -> None:
    """A workshop may take all day, but nothing keeps a provider busy for more than 24 hours."""
    desk.brings("providers")
    day = {"mode": "workshop", "ends_at": "2026-12-01T18:00"}
    assert desk.brings("slots", day).new == 1
    assert reasons(desk.brings("slots", day | {"ends_at": "2026-12-02T10:01"})) == [(2, "ends_at")]


def test_travel(desk: Desk) -> None:
    """Travel keeps a provider busy after a visit at home, and only there."""
    desk.rules = ImportRules(travel=timedelta(minutes=30))
    desk.brings("providers")
    desk.brings("slots", {}, {"mode": "phone"})
    ids = [row.id for row in desk.rows("slots")]
    found = desk.database.read_here(lambda uow: [uow.slots.by_id(slot_id) for slot_id in ids])
    busy = {slot.mode.value: slot.busy_until - slot.ends_at for slot in found if slot}
    assert busy == {"home": timedelta(minutes=30), "phone": timedelta()}
