"""The page of everything that can be said is what a reviewer has read."""

from time import perf_counter

from core.dialogue.outputs import Say
from core.dialogue.sayings import Greeting, SlotsOffered
from core.wording.catalogue import Catalogue
from tests.wording import all_sayings
from tests.wording.samples import CATALOGUE, CLASSES, NOW, OFFICE, PAGE


def test_the_page_is_up_to_date() -> None:
    """Whoever changes a text sees the change on the page and in its history."""
    assert all_sayings.FILE.read_text("utf-8") == all_sayings.page(), (
        "run: python -m tests.wording.all_sayings"
    )


def test_the_page_shows_everything() -> None:
    """No class of sayings is missing from the page."""
    page = all_sayings.page()
    assert all(f"── {kind.__name__}(" in page for kind in CLASSES)


def test_words_do_not_wait() -> None:
    """Words are made inside the booking's transaction: a page of slots is ready in no time."""
    say = Say(SlotsOffered(PAGE, "nächste Woche", True, False))
    took = []
    for _ in range(50):
        began = perf_counter()
        CATALOGUE.text(say, "de", NOW)
        took.append(perf_counter() - began)
    assert min(took) < 0.000_5


def test_two_catalogues_do_not_mix() -> None:
    """What one office is called does not leak into another's words."""
    other = Catalogue(type(OFFICE)("Anderes Amt", "030 1", OFFICE.hours))
    greeting = Say(Greeting(by_link=False))
    assert "Anderes Amt" in other.text(greeting, "de", NOW)
    assert "Anderes Amt" not in CATALOGUE.text(greeting, "de", NOW)
