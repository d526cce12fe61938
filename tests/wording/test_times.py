"""Times as people read them: local, in full, with what is near, also at the edges of a day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.dialogue.outputs import Label, Say
from core.dialogue.sayings import (
    AskAvailableFrom,
    DeadlinePassed,
    PleaseWait,
    SlotsOffered,
    YourAppointment,
)
from core.dialogue.state import Offer
from core.domain.slot import Mode
from tests.wording.samples import CATALOGUE


def at(text: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def line(starts: str, ends: str, now: str, mode: Mode = Mode.HOME) -> str:
    """The line in which an appointment is named."""
    said = YourAppointment(Offer("slot", at(starts), at(ends), mode))
    return CATALOGUE.text(Say(said), "de", at(now)).splitlines()[1]


@pytest.mark.parametrize(
    ("starts", "ends", "now", "said"),
    [
        # winter and summer time
        ("2026-12-01T09:00", "2026-12-01T11:00", "2026-11-23T08:00",
         "Dienstag, 1. Dezember 2026, Ankunft zwischen 10 und 12 Uhr"),
        ("2026-07-01T07:30", "2026-07-01T09:15", "2026-06-23T08:00",
         "Mittwoch, 1. Juli 2026, Ankunft zwischen 9:30 und 11:15 Uhr"),
        # near: the local day counts, not the day in UTC
        ("2026-12-01T09:00", "2026-12-01T11:00", "2026-11-30T23:30",
         "Heute, Dienstag, 1. Dezember 2026, Ankunft zwischen 10 und 12 Uhr"),
        ("2026-12-01T09:00", "2026-12-01T11:00", "2026-11-30T22:59",
         "Morgen, Dienstag, 1. Dezember 2026, Ankunft zwischen 10 und 12 Uhr"),
        ("2027-01-01T09:00", "2027-01-01T11:00", "2026-12-31T09:00",
         "Morgen, Freitag, 1. Januar 2027, Ankunft zwischen 10 und 12 Uhr"),
        # midnight begins a day as 0 and ends one as 24
        ("2026-11-30T23:00", "2026-12-01T01:00", "2026-11-23T08:00",
         "Dienstag, 1. Dezember 2026, Ankunft zwischen 0 und 2 Uhr"),
        ("2026-12-01T21:00", "2026-12-01T23:00", "2026-11-23T08:00",
         "Dienstag, 1. Dezember 2026, Ankunft zwischen 22 und 24 Uhr"),
        # the nights of the switch: 29 March and 25 October 2026, 01:00 UTC
        ("2026-03-29T00:30", "2026-03-29T02:00", "2026-03-28T22:59",
         "Morgen, Sonntag, 29. März 2026, Ankunft zwischen 1:30 und 4 Uhr"),
        ("2026-03-29T09:00", "2026-03-29T11:00", "2026-03-28T23:00",
         "Heute, Sonntag, 29. März 2026, Ankunft zwischen 11 und 13 Uhr"),
        ("2026-10-25T09:00", "2026-10-25T11:00", "2026-10-24T22:00",
         "Heute, Sonntag, 25. Oktober 2026, Ankunft zwischen 10 und 12 Uhr"),
        ("2026-10-26T09:00", "2026-10-26T11:00", "2026-10-25T22:59",
         "Morgen, Montag, 26. Oktober 2026, Ankunft zwischen 10 und 12 Uhr"),
        # no window
        ("2026-12-01T09:00", "2026-12-01T09:00", "2026-11-23T08:00",
         "Dienstag, 1. Dezember 2026, Ankunft um 10 Uhr"),
    ],
)  # fmt: skip
def test_a_time_is_local_and_in_full(starts: str, ends: str, now: str, said: str) -> None:
    """Weekday, full date and window in Berlin; "heute" and "morgen" are added, never alone."""
    assert line(starts, ends, now) == f"{said}, bei Ihnen zu Hause"


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        (Mode.HOME, "Ankunft zwischen 10 und 12 Uhr, bei Ihnen zu Hause"),
        (Mode.PHONE, "Anruf zwischen 10 und 12 Uhr, telefonisch"),
        (Mode.VIDEO, "Anruf zwischen 10 und 12 Uhr, per Video"),
        (Mode.WORKSHOP, "Beginn zwischen 10 und 12 Uhr, in der Werkstatt"),
    ],
)
def test_the_mode_decides_what_begins(mode: Mode, said: str) -> None:
    """Somebody comes, calls, or waits in the workshop."""
    told = line("2026-12-01T09:00", "2026-12-01T11:00", "2026-11-23T08:00", mode)
    assert told == f"Dienstag, 1. Dezember 2026, {said}"


def test_slots_are_numbered_as_they_can_be_typed() -> None:
    """The list counts from 1 in the order of the buttons, each slot in full."""
    day = at("2026-12-01T09:00")
    offers = tuple(
        Offer(str(n), day + timedelta(days=n), day + timedelta(days=n, hours=2), Mode.HOME)
        for n in range(3)
    )
    text = CATALOGUE.text(Say(SlotsOffered(offers, "", True, False)), "de", at("2026-11-23T08:00"))
    assert [one for one in text.splitlines() if one[:1].isdigit()] == [
        "1. Dienstag, 1. Dezember 2026, Ankunft zwischen 10 und 12 Uhr",
        "2. Mittwoch, 2. Dezember 2026, Ankunft zwischen 10 und 12 Uhr",
        "3. Donnerstag, 3. Dezember 2026, Ankunft zwischen 10 und 12 Uhr",
    ]


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (Mode.HOME, "Di 1.12. · 10–12:30 Uhr"),
        (Mode.PHONE, "Di 1.12. · 10–12:30 Uhr · Telefon"),
        (Mode.WORKSHOP, "Di 1.12. · 10–12:30 Uhr · Werkstatt"),
    ],
)
def test_a_button_names_its_slot_briefly(mode: Mode, words: str) -> None:
    """A slot's button is short, and still says the day, the window and how."""
    offer = Offer("slot", at("2026-12-01T09:00"), at("2026-12-01T11:30"), mode)
    assert CATALOGUE.label(Label("slot", offer), "de", at("2026-11-23T08:00")) == words


@pytest.mark.parametrize(
    ("until", "now", "said"),
    [
        ("2026-12-01T13:35:00", "2026-12-01T13:20", "Ab 14:35 Uhr können"),
        ("2026-12-01T13:35:01", "2026-12-01T13:20", "Ab 14:36 Uhr können"),
        ("2026-12-01T23:05:00", "2026-12-01T22:50",
         "Ab morgen, Mittwoch, 2. Dezember 2026, 0:05 Uhr können"),
        ("2026-12-01T22:59:30", "2026-12-01T22:50",
         "Ab morgen, Mittwoch, 2. Dezember 2026, 0:00 Uhr können"),
    ],
)  # fmt: skip
def test_waiting_ends_at_a_local_time(until: str, now: str, said: str) -> None:
    """Who has to wait learns the local time, never a moment too early."""
    assert said in CATALOGUE.text(Say(PleaseWait(at(until))), "de", at(now))


def test_a_deadline_is_over_the_day_after() -> None:
    """On the deadline's own day nobody is told that it is over."""
    said = Say(DeadlinePassed(date(2026, 12, 1)))
    assert "Dieser Tag ist vorbei" not in CATALOGUE.text(said, "de", at("2026-12-01T22:59"))
    assert "Dieser Tag ist vorbei" in CATALOGUE.text(said, "de", at("2026-12-01T23:00"))


def test_an_example_of_a_day_is_never_over() -> None:
    """The day given as an example lies two weeks ahead."""
    text = CATALOGUE.text(Say(AskAvailableFrom(again=False)), "de", at("2026-12-20T09:00"))
    assert "„ab 3. Januar“" in text
