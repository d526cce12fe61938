"""The words on buttons."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import core.dialogue
from core.dialogue.acts.asking import REASONS
from core.dialogue.outputs import Label
from core.dialogue.state import Offer
from core.wording.catalogue import SPEECHES
from core.wording.labels import read_labels
from core.wording.speech import Speech
from tests.wording.samples import CATALOGUE, NOW, PAGE

SPOKEN = pytest.mark.parametrize("speech", SPEECHES.values(), ids=SPEECHES)
LONGEST = 40
MAKERS = {"Label", "button"}


def first_arguments() -> Iterator[ast.expr]:
    """The first argument of each call that makes a label in the dialogue."""
    for path in Path(core.dialogue.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in MAKERS and node.args:
                yield node.args[0]


def used_keys() -> set[str]:
    """The keys of labels that the dialogue uses."""
    literal = {
        argument.value
        for argument in first_arguments()
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    return literal | {f"reason_{reason}" for reason in REASONS}


@SPOKEN
def test_every_button_has_words(speech: Speech) -> None:
    """Each label that the dialogue uses has words, in every language."""
    used = used_keys()
    assert {"slot", "person", "yes_book"} <= used
    assert used <= set(read_labels(speech))


@pytest.mark.parametrize("offer", PAGE)
@pytest.mark.parametrize("key", [key for key in read_labels(SPEECHES["de"]) if key != "phrase"])
def test_a_button_is_short(key: str, offer: Offer) -> None:
    """A button's words fit on a phone."""
    words = CATALOGUE.label(Label(key, offer), "de", NOW)
    assert 0 < len(words) <= LONGEST
    assert "!" not in words
    assert words == words.strip()


def test_no_two_buttons_read_the_same() -> None:
    """Different things to do have different words."""
    words = list(read_labels(SPEECHES["de"]).values())
    assert len(words) == len(set(words))


def test_a_phrase_is_quoted_as_it_is() -> None:
    """A button that quotes a phrase says exactly that, whatever signs it holds."""
    label = Label("phrase", phrase="Dienstag {1.} 100 %")
    assert CATALOGUE.label(label, "de", NOW) == "Dienstag {1.} 100 %"
