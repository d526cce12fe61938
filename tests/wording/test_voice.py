"""The voice: what every message keeps to, over a wide sample of everything that can be said."""

import re
from dataclasses import replace
from typing import Any

import pytest

from core.dialogue.outputs import Say
from core.dialogue.sayings import Examples, Greeting, NotUnderstood, Saying, SignInFailed
from core.dialogue.state import Node
from tests.wording.samples import CATALOGUE, CLASSES, NOW, OFFICE, field_names, samples

LONGEST = 3_500
MARKUP = re.compile(r"[*_`<>{}\[\]|#]|\bNone\b|\bTrue\b|\bFalse\b")
HEALTH = re.compile(
    r"pflege|gutacht|krank|diagnos|gesundheit|arzt|ärzt|medizin|medikament|behinder|patient"
    r"|therap|reha|versichert|alter(?!n)",
    re.IGNORECASE,
)
STIFF = re.compile(
    r"ungültig|fehlerhaft|falsche eingabe|bezüglich|hinsichtlich|seitens|erfolgt|zwecks|gemäß"
    r"|nicht möglich|error|leider",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d[\d ]{3,}\d")

EACH = pytest.mark.parametrize("kind", CLASSES, ids=[kind.__name__ for kind in CLASSES])


def texts(kind: type[Saying]) -> list[str]:
    """Everything a class of sayings can come to."""
    found = [CATALOGUE.text(Say(saying), "de", NOW) for saying in samples(kind, wide=True)]
    assert found
    return found


@EACH
def test_a_message_is_short_plain_text(kind: type[Saying]) -> None:
    """A message is plain text of at most three paragraphs that any messenger takes."""
    for text in texts(kind):
        assert 0 < len(text) <= LONGEST
        assert not MARKUP.search(text), text
        assert len(text.split("\n\n")) <= 3, text


@EACH
def test_a_message_is_tidy(kind: type[Saying]) -> None:
    """No blank at the end of a line, no double blank, at most one empty line in a row."""
    for text in texts(kind):
        assert text == text.strip()
        assert not re.search(r"[ \t]\n|\n{3}|  |\t", text), text
        assert all(re.match(r"[A-ZÄÖÜ„•0-9]", line) for line in text.splitlines() if line), text
        assert text[-1] in ".?:…“" or text[-1].isalnum(), text


@EACH
def test_only_the_greeting_exclaims(kind: type[Saying]) -> None:
    """Exclamation marks belong to the greeting, and there is one."""
    for text in texts(kind):
        assert text.count("!") == (kind is Greeting), text


@EACH
def test_nothing_hints_at_health(kind: type[Saying]) -> None:
    """It is a "Termin": whoever looks over a shoulder learns nothing else."""
    for text in texts(kind):
        assert not HEALTH.search(text), text


@EACH
def test_nobody_is_scolded(kind: type[Saying]) -> None:
    """No officialese, no "ungültige Eingabe"."""
    for text in texts(kind):
        assert not STIFF.search(text), text


@EACH
def test_no_number_of_a_person_is_said(kind: type[Saying]) -> None:
    """No order number, no postcode: only the example and the office's own telephone number."""
    for text in texts(kind):
        rest = text.replace(OFFICE.example, "").replace(OFFICE.phone, "")
        assert not NUMBER.search(rest), text


@EACH
def test_the_person_is_addressed_with_respect(kind: type[Saying]) -> None:
    """Nobody is called "du"."""
    for text in texts(kind):
        assert not re.search(r"\b(du|dich|dir|deine?[rmns]?|euch)\b", text, re.IGNORECASE), text


def sentences(saying: Saying) -> set[str]:
    """The sentences of a message, without the way out and the example that may come again."""
    text = CATALOGUE.text(Say(saying), "de", NOW).replace(OFFICE.example, "")
    found = {part.strip() for part in re.split(r"(?<=[.?:])\s", text)}
    return {part for part in found if "Mensch" not in part and "•" not in part}


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if "again" in field_names(kind)])
def test_a_second_try_is_worded_differently(kind: type[Saying]) -> None:
    """Asking again, nothing is repeated word for word."""
    first: list[Any] = [saying for saying in samples(kind) if not getattr(saying, "again", True)]
    for saying in first:
        assert not sentences(saying) & sentences(replace(saying, again=True))


@pytest.mark.parametrize("node", Node)
def test_the_second_miss_gives_examples_in_other_words(node: Node) -> None:
    """After a second miss comes something to copy, not the same sentence once more."""
    second = CATALOGUE.text(Say(Examples(node.value)), "de", NOW)
    assert not sentences(NotUnderstood(node.value)) & sentences(Examples(node.value))
    assert re.search(r"„|\d", second)
    assert node is Node.PERSON or "„Mensch“" in second


def test_signing_in_tells_nothing_about_orders() -> None:
    """What is said after a failed sign-in does not depend on whether there is such an order."""
    assert field_names(SignInFailed) == ("times",)
