"""Where two days may be meant it asks, and where nothing was said about a time it says nothing."""

from datetime import UTC, datetime

import pytest

from core.language.wishes import Question, Wish
from tests.language.saying import heard, phrases, windows

WEDNESDAY = datetime(2026, 11, 25, 8, tzinfo=UTC)
ASKED = phrases("asked")
SILENT = phrases("silent")


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
