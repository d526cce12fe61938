"""Where two days may be meant it asks, and where nothing was said about a time it says nothing."""

from datetime import UTC, datetime

import pytest

from core.language.wishes import Question, Wish
from tests.language.saying import heard, windows

WEDNESDAY = datetime(2026, 11, 25, 8, tzinfo=UTC)
ASKED = [
    "nächsten Dienstag", "übernächsten Freitag", "Montag", "am nächsten Wochenende", "in zwei Wochen",
    "Mittwoch, 1.12.", "Freitag, den 1.", "morgen, Mittwoch", "31.2.", "30. Februar", "31.11.2026", "29.2.", "3.13.",
    "3.11.", "3.12.2025", "24.12.2031", "im Oktober", "Mo-Fr", "Montag bis Mittwoch", "KW 60", "KW 49 oder 50",
    "Dienstag 10", "bis Dezember", "ab Dienstag 14 Uhr", "ab morgen Nachmittag", "um 3:00 Uhr nachts am 1.12.",
    "zwischen 6 und 7 am 1.12.", "um halb sieben", "erst am 3.12.", "zwei Tage vor dem 3.12.", "jeden zweiten Dienstag",
    "am Dienstag nach Ostern", "am Gründonnerstag um 10", "Faschingsdienstag vormittags", "lieber Dienstag als Mittwoch",
    "Dienstag statt Mittwoch", "wenn Dienstag nicht geht, dann Mittwoch", "am späten Nachmittag am 1.12.",
    "Montag geht nicht", "Am Dienstag kann ich nicht", "geht es am Dienstag nicht?", "Mittwoch nicht Donnerstag",
    "Dienstag, da kann ich leider nicht", "Dienstag? Das geht nicht.", "Dienstag ist aber schlecht",
    "Dienstg nächste Woche", "nciht am 1.12.", "Ich sage den Termin am Dienstag ab", "vom 5. bis 1.12.2026",
    "Dienstag passt gut. Donnerstag auch.", "alle zwei Wochen dienstags", "Dienstag in einer Woche", "ab Ostern vormittags",
    "1., oder 3.1.", "am 1. 12 Uhr", "5.12. bis 3.12.", "warum nicht Dienstag", "Besuch in der Klinik am 1.12.",
]  # fmt: skip
SILENT = [
    "", "Hallo", "Guten Morgen", "Guten Tag, Guten Abend", "Mit freundlichen Grüßen", "ja", "47110815",
    "Morgen, ich hätte gern einen Termin", "Ihr Schreiben vom 3.11.", "Ihr Brief vom 3. November ist da",
    "Meine Mutter ist am 3.12.1941 geboren", "geb. 3.12.1941", "Pflegegrad 3", "Ich wohne im 3. Stock", "Hauptstraße 12",
    "Zimmer 12", "Tel. 0211 1382200", "DE89 3704 0044 0532 0130 00", "99,90 Euro", "ich bin 82 Jahre alt", "wir sind 2 Personen",
    "Schönes Wochenende", "Ich muss den Termin am 3.12. absagen", "ab 14", "Am 3.11. habe ich schon angerufen", "Mein Vater war vom 1.10. bis 3.11. in der Reha", "Mein Termin ist am Dienstag",
    "Am Montag habe ich schon angerufen", "Die Frist läuft bis 12.12.", "Rufen Sie mich am Dienstag an", "seit Dienstag krank",
    "Habe ich am 3.12. einen Termin?", "so froh", "do it", "Herr Freytag", "Frau August", "früher", "der nächste freie Termin",
    "Ich habe am 1.12. gebucht", "letzten Dienstag war niemand da", "Ich kann nicht laufen", "bis bald", "•••••",
]  # fmt: skip


@pytest.mark.parametrize("phrase", ASKED)
def test_it_asks_and_never_guesses(phrase: str) -> None:
    """Two readings, no such day, a past or far day, an unknown modifier: a question."""
    assert isinstance(heard(phrase), Question)


@pytest.mark.parametrize("phrase", SILENT)
def test_what_is_no_wish_stays_none(phrase: str) -> None:
    """Numbers, greetings, letters, births and old appointments are no wish for a time."""
    assert heard(phrase) is None


@pytest.mark.parametrize("phrase", ASKED)
@pytest.mark.parametrize("now", [None, WEDNESDAY])
def test_every_option_is_understood(phrase: str, now: datetime | None) -> None:
    """Whoever takes an option of a question is not asked again."""
    found = heard(phrase, now) if now else heard(phrase)
    if isinstance(found, Question):
        for option in found.options:
            assert isinstance(heard(option, now) if now else heard(option), Wish), option


def test_the_options_are_the_days_in_question() -> None:
    """On a Monday "nächsten Dienstag" is tomorrow or a week later."""
    found = heard("nächsten Dienstag")
    assert isinstance(found, Question)
    assert found.options == ("Dienstag, 24. November 2026", "Dienstag, 1. Dezember 2026")


def test_a_bound_stays_a_bound() -> None:
    """A question about the day of "bis nächsten Dienstag" keeps the "bis"."""
    found = heard("bis nächsten Dienstag")
    assert isinstance(found, Question)
    assert found.options[0] == "bis Dienstag, 24. November 2026"


def test_what_is_ruled_out_is_never_offered() -> None:
    """No option of a question turns a day that does not suit into a wish for it."""
    for phrase in ("Nächsten Dienstag kann ich nicht", "Mo-Fr geht nicht", "Am Dienstag nicht"):
        found = heard(phrase)
        assert isinstance(found, Question)
        assert all(option.startswith("nicht ") for option in found.options)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("nächsten Montag", "2026-11-30 to 2026-12-01"), ("nächsten Freitag", None)],
)
def test_next_is_clear_when_both_readings_agree(phrase: str, expected: str | None) -> None:
    """Behind midweek "nächsten Montag" is the one next week, whoever reads it."""
    assert windows(phrase, WEDNESDAY) == ([expected] if expected else [])


def test_good_morning_may_be_tomorrow_when_a_day_was_asked_for() -> None:
    """A "Morgen!" as an answer to "Which day?" is asked about, and is a greeting otherwise."""
    asked = heard("Morgen!", asked=True)
    assert isinstance(asked, Question)
    assert asked.options == ("morgen, Dienstag, 24. November 2026",)
    assert heard("Morgen!") is None
