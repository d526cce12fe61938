"""What people write about days and hours, said on Monday, 23 November 2026, at nine."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.language.wishes import Question, Wish
from tests.language.saying import MONDAY, heard, instants, windows, written

TUESDAY, WEEK = "2026-12-01", "2026-11-30 to 2026-12-07"
DAYS = [
    ("heute", "2026-11-23 to 2026-11-24"),
    ("morgen", "2026-11-24 to 2026-11-25"),
    ("Übermorgen", "2026-11-25 to 2026-11-26"),
    ("uebermorgen bitte", "2026-11-25 to 2026-11-26"),
    ("Mittwoch", "2026-11-25 to 2026-11-26"),
    ("am Mi", "2026-11-25 to 2026-11-26"),
    ("diesen Freitag", "2026-11-27 to 2026-11-28"),
    ("kommenden Donnerstag", "2026-11-26 to 2026-11-27"),
    ("nächste Woche Dienstag", "2026-12-01 to 2026-12-02"),
    ("am Dienstag der nächsten Woche", "2026-12-01 to 2026-12-02"),
    ("Freitag in der KW 49", "2026-12-04 to 2026-12-05"),
    ("am 3.12.", "2026-12-03 to 2026-12-04"),
    ("3.12", "2026-12-03 to 2026-12-04"),
    ("03.12.26", "2026-12-03 to 2026-12-04"),
    ("den dritten Dezember", "2026-12-03 to 2026-12-04"),
    ("3. Dez.", "2026-12-03 to 2026-12-04"),
    ("am 7.", "2026-12-07 to 2026-12-08"),
    ("Dienstag, den 1.", "2026-12-01 to 2026-12-02"),
    ("Di, 1.12.", "2026-12-01 to 2026-12-02"),
    ("1.12. (Dienstag)", "2026-12-01 to 2026-12-02"),
    ("2.1.", "2027-01-02 to 2027-01-03"),
    ("am Heiligabend", "2026-12-24 to 2026-12-25"),
    ("in 3 Tagen", "2026-11-26 to 2026-11-27"),
    ("diese Woche", "2026-11-23 to 2026-11-30"),
    ("nächste Woche", WEEK),
    ("49. KW", WEEK),
    ("übernächste Woche", "2026-12-07 to 2026-12-14"),
    ("am Wochenende", "2026-11-28 to 2026-11-30"),
    ("im Februar", "2027-02-01 to 2027-03-01"),
    ("Anfang Dezember", "2026-12-01 to 2026-12-11"),
    ("Mitte Januar", "2027-01-11 to 2027-01-21"),
    ("Ende Februar", "2027-02-21 to 2027-03-01"),
    ("vom 1. bis 5.12.", "2026-12-01 to 2026-12-06"),
    ("1.-5. Dezember", "2026-12-01 to 2026-12-06"),
    ("zwischen dem 3. und 8. Dezember", "2026-12-03 to 2026-12-09"),
    ("vom 28. bis 3.12.", "2026-11-28 to 2026-12-04"),
    ("von morgen bis Freitag", "2026-11-24 to 2026-11-28"),
    ("ab dem 3.12.", "2026-12-03 to open"),
    ("nach dem 12.12.", "2026-12-13 to open"),
    ("nicht vor Dezember", "2026-12-01 to open"),
    ("bis 12.12.", "2026-11-23 to 2026-12-13"),
    ("spätestens am 12.12.", "2026-11-23 to 2026-12-13"),
    ("vor dem 12.12.", "2026-11-23 to 2026-12-12"),
    ("in den nächsten 14 Tagen", "2026-11-23 to 2026-12-08"),
]
HOURS = [
    ("vormittags", "08:00 to 12:00"),
    ("mittags", "11:00 to 14:00"),
    ("am Nachmittag", "12:00 to 18:00"),
    ("nachm.", "12:00 to 18:00"),
    ("abends", "17:00 to 22:00"),
    ("in der Früh", "06:00 to 10:00"),
    ("um 10", "10:00 to 10:30"),
    ("10 Uhr", "10:00 to 10:30"),
    ("um zehn", "10:00 to 10:30"),
    ("um 3", "15:00 to 15:30"),
    ("10:30 Uhr", "10:30 to 11:00"),
    ("um 10.30 Uhr", "10:30 to 11:00"),
    ("14 Uhr 15", "14:15 to 14:45"),
    ("halb drei", "14:30 to 15:00"),
    ("viertel nach zwei", "14:15 to 14:45"),
    ("dreiviertel elf", "10:45 to 11:15"),
    ("gegen 11", "10:30 to 11:30"),
    ("zwischen 10 und 12 Uhr", "10:00 to 12:00"),
    ("von 8 bis 10 Uhr", "08:00 to 10:00"),
    ("10-12 Uhr", "10:00 to 12:00"),
    ("zwischen 2 und 4", "14:00 to 16:00"),
    ("von 10 bis 2 Uhr", "10:00 to 14:00"),
    ("um 8 Uhr abends", "20:00 to 20:30"),
    ("nicht nach 15 Uhr", "00:00 to 15:00"),
]


@pytest.mark.parametrize(("phrase", "expected"), DAYS)
def test_days_are_understood(phrase: str, expected: str) -> None:
    """Each of these means exactly these days."""
    assert windows(phrase) == [expected]


@pytest.mark.parametrize(("phrase", "expected"), HOURS)
def test_hours_are_understood(phrase: str, expected: str) -> None:
    """Hours behind a date hold for that date; without a date they hold for every day."""
    day = expected.replace("00:00 to", "to") if expected.startswith("00") else expected
    assert windows(f"am 1.12. {phrase}") == [f"{TUESDAY} {day}"]
    assert len(windows(phrase)) > 180


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Mittwoch oder Freitag", ["2026-11-25 to 2026-11-26", "2026-11-27 to 2026-11-28"]),
        ("Mittwoch, Freitag", ["2026-11-25 to 2026-11-26", "2026-11-27 to 2026-11-28"]),
        (
            "nächste Woche Mo oder Do vormittags",
            ["2026-11-30 08:00 to 12:00", "2026-12-03 08:00 to 12:00"],
        ),
        (
            "Mittwoch vormittags oder Freitag",
            ["2026-11-25 08:00 to 12:00", "2026-11-27 to 2026-11-28"],
        ),
        (
            "am 1., 3. oder 5.12.",
            ["2026-12-01 to 2026-12-02", "2026-12-03 to 2026-12-04", "2026-12-05 to 2026-12-06"],
        ),
        ("nächste Woche, aber nicht montags", ["2026-12-01 to 2026-12-07"]),
        ("nächste Woche außer Sonntag", ["2026-11-30 to 2026-12-06"]),
        ("Nächste Woche wäre gut. Am liebsten Freitag.", ["2026-12-04 to 2026-12-05"]),
        ("Der 1.12. passt nicht, lieber am 3.12.", ["2026-12-03 to 2026-12-04"]),
        ("Mittwoch, nein, Freitag", ["2026-11-27 to 2026-11-28"]),
        ("Ich habe am Mittwoch Zeit", ["2026-11-25 to 2026-11-26"]),
        ("Mittwoch bin ich da", ["2026-11-25 to 2026-11-26"]),
        ("Ich bin bis 12.12. im Krankenhaus", ["2026-12-13 to open"]),
        (
            "Wir sind vom 1. bis 5.12. verreist",
            ["2026-11-23 to 2026-12-01", "2026-12-06 to 2027-06-02"],
        ),
        ("Können wir vom 3.12. auf den 8.12. verschieben?", ["2026-12-08 to 2026-12-09"]),
        ("Dienstagnachmittag ist schlecht, Mittwochvormittag geht", ["2026-11-25 08:00 to 12:00"]),
        ("Auftrag 47110815, ••••• Düsseldorf, am 1.12. um 10", ["2026-12-01 10:00 to 10:30"]),
    ],
)
def test_several_things_said_at_once(phrase: str, expected: list[str]) -> None:
    """Lists, exclusions, corrections and absences give the days that remain."""
    assert windows(phrase) == expected


def test_recurring_wishes_reach_half_a_year() -> None:
    """A weekday said as a habit means each of them, 190 days ahead and no further."""
    found = windows("dienstags und donnerstags nachmittags")
    assert found[:2] == ["2026-11-24 12:00 to 18:00", "2026-11-26 12:00 to 18:00"]
    assert found[-1] == "2027-06-01 12:00 to 18:00"


def test_summer_time_is_local_time() -> None:
    """Ten o'clock is ten o'clock on both sides of a change of the clocks."""
    found = heard("samstags und sonntags um 10", datetime(2027, 3, 24, 8, tzinfo=UTC))
    assert isinstance(found, Wish)
    assert [w.starts_at and w.starts_at.hour for w in found.windows[:2]] == [9, 8]


def test_what_is_over_today_is_no_window() -> None:
    """Windows that have passed are left out; when none is left, it asks."""
    assert windows("morgens", datetime(2026, 11, 23, 15, tzinfo=UTC))[0].startswith("2026-11-24")
    assert isinstance(heard("heute um 8"), Question)


def test_a_wish_is_read_back_in_full() -> None:
    """Weekday, full date and hours, and the rules that spoke are kept for staff."""
    found = heard("nächste Woche Dienstag nachmittags")
    assert isinstance(found, Wish)
    assert found.readback == "Dienstag, 1. Dezember 2026, 12–18 Uhr"
    assert found.trace


@settings(max_examples=600)
@given(
    days=st.lists(st.sampled_from([phrase for phrase, _ in DAYS]), max_size=2),
    hours=st.lists(st.sampled_from([phrase for phrase, _ in HOURS]), max_size=2),
    joints=st.lists(st.sampled_from([" ", " oder ", ", ", " und ", ". "]), min_size=4, max_size=4),
    frame=st.sampled_from(["{}", "{} bitte", "nicht {}", "{} passt nicht", "Bin {} im Urlaub"]),
    now=instants(2026, 2028),
)
def test_what_is_read_back_is_what_was_understood(
    days: list[str], hours: list[str], joints: list[str], frame: str, now: datetime
) -> None:
    """Whoever says the read-back sentence is understood exactly as before."""
    parts = [*days, *hours]
    said = frame.format("".join(a + b for a, b in zip(parts, joints, strict=False)))
    found = heard(said, now)
    if isinstance(found, Wish) and "weitere Tage" not in found.readback:
        again = heard(found.readback, now)
        assert isinstance(again, Wish), (said, found.readback, again)
        assert [written(w) for w in again.windows] == [written(w) for w in found.windows]


@settings(max_examples=300)
@given(
    day=st.dates(date(2026, 11, 24), date(2027, 5, 30)),
    wrap=st.sampled_from(
        ["{}", "Passt der {}", "am {} um 10 Uhr", "Guten Tag, {} ginge", "{} ab 9 Uhr"]
    ),
)
def test_a_named_date_is_never_another(day: date, wrap: str) -> None:
    """Whatever is said around one date, no other day is ever understood."""
    found = heard(wrap.format(f"{day.day}.{day.month}.{day.year}"))
    assert isinstance(found, Wish)
    assert all(day.isoformat() in written(window)[:10] for window in found.windows)
    assert found.windows[0].starts_at
    assert found.windows[0].starts_at - MONDAY < timedelta(days=191)
