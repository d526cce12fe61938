"""Yes, no, choices and short commands."""

import pytest

from core.language.answers import read_answer
from core.language.choices import read_choice
from core.language.commands import read_command

LABELS = ("Dienstag, 1. Dezember", "Mittwoch, 2. Dezember", "Weitere Termine")


@pytest.mark.parametrize(
    "text",
    [
        "ja",
        "Ja!",
        "JA BITTE",
        "jo",
        "jo, passt",
        "passt",
        "passt mir gut",
        "gerne",
        "ok",
        "Okay.",
        "einverstanden",
        "👍",
        "👍🏽",
        "ja 👍",
        "kein Problem",
        "geht klar",
        "in Ordnung, danke",
        "das stimmt so",
        "ja, den Termin nehme ich",
    ],
)
def test_a_plain_yes_is_a_yes(text: str) -> None:
    """People agree in many ways."""
    assert read_answer(text) == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "nein",
        "nee",
        "nö",
        "Nein danke",
        "lieber nicht",
        "auf keinen Fall",
        "das passt leider nicht",
        "👎",
        "nein, am Dienstag kann ich nicht",
        "Nein, ich habe eine Frage",
        "ne",
        "bitte nicht buchen",
        "falsch",
    ],
)
def test_a_no_may_go_on(text: str) -> None:
    """A no is a no, whatever follows."""
    assert read_answer(text) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "ja, aber erst nachmittags",
        "ja nein",
        "nicht ja",
        "nein, passt schon",
        "ja, am Dienstag",
        "ja um 10",
        "jain",
        "vielleicht",
        "passt das?",
        "ja?",
        "stimmt das",
        "warum nicht",
        "ich weiß nicht",
        "ne Frage hätte ich noch",
        "Dienstag passt nicht",
        "👍👎",
        "",
        "?",
        "Jacke",
        "doch",
        "nicht die zweite",
        "egal",
        "ja" * 50,
    ],
)
def test_a_doubtful_answer_is_none(text: str) -> None:
    """A yes with a condition, a wish or a no beside it books nothing."""
    assert read_answer(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("2.", 2),
        ("2️⃣", 2),
        ("Nummer 2", 2),
        ("nr. 2 bitte", 2),
        ("die zweite", 2),
        ("den ersten", 1),
        ("die letzte", 3),
        ("ich nehme den dritten Termin", 3),
        ("eins", 1),
        ("weitere termine", 3),
        ("DIENSTAG 1. Dezember", 1),
        ("Mittwoch, 2. Dezember", 2),
    ],
)
def test_a_choice_is_understood(text: str, number: int) -> None:
    """By number, by its place, or by the label itself."""
    assert read_choice(text, LABELS) == number


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "4",
        "10",
        "1 oder 2",
        "nicht die 2",
        "am 2.",
        "um 2",
        "2 Personen",
        "",
        "Dienstag",
        "zwölf",
    ],
)
def test_a_doubtful_choice_is_none(text: str) -> None:
    """What is not offered, or said with anything else, is no choice."""
    assert read_choice(text, LABELS) is None


def test_without_an_offer_there_is_no_choice() -> None:
    """A bare number means nothing while nothing is offered."""
    assert read_choice("2", ()) is None
    assert read_choice("ja", ("Ja", "ja")) is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("zurück", "back"),
        ("Zurück bitte", "back"),
        ("von vorne", "back"),
        ("früher", "earlier"),
        ("zeigen Sie mehr", "later"),
        ("spätere Termine", "later"),
        ("weiter", "later"),
        ("bin ab Dienstag zurück", None),
        ("früher war alles besser", None),
        ("früher oder später", None),
        ("", None),
    ],
)
def test_commands_stand_alone(text: str, command: str | None) -> None:
    """Back, earlier and later count only when nothing else is said."""
    assert read_command(text) == command
