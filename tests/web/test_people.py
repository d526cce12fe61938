"""Several people chat on one page."""

import pytest
from playwright.sync_api import expect

from tests.web import assistant
from tests.web.conftest import Visit
from tests.web.visitor import Visitor

pytestmark = pytest.mark.needs("chromium")


def adds(visitor: Visitor, name: str) -> None:
    """Add a person through the dialog."""
    visitor.presses("Person hinzufügen")
    visitor.page.get_by_label("Vorname").fill(name)
    visitor.page.get_by_label("Vorname").press("Enter")
    expect(person(visitor, name)).to_have_attribute("aria-selected", "true")


def person(visitor: Visitor, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """The tab of a person."""
    return visitor.page.get_by_role("tablist", name="Wer schreibt").get_by_role("tab", name=name)


def test_tabs_do_not_mix(visit: Visit) -> None:
    """What one person writes and reads never shows in the chat of another."""
    page = visit()
    page.says("Hier ist Erna")
    page.sees(assistant.EXAMPLE)
    adds(page, "Karl")
    assert page.bubbles() == []
    page.says("Hier ist Karl, Mensch bitte")
    page.sees("Eine Mitarbeiterin meldet sich")
    person(page, "Erna").click()
    page.sees("Hier ist Erna")
    assert page.bubbles() == ["Hier ist Erna", assistant.EXAMPLE]
    person(page, "Karl").click()
    page.sees("Hier ist Karl")
    assert page.bubbles() == ["Hier ist Karl, Mensch bitte", assistant.PERSON]


def test_answer_to_the_other_person_waits_for_them(visit: Visit) -> None:
    """An answer that comes after the switch stands in the right chat."""
    page = visit()
    adds(page, "Karl")
    page.says("Guten Abend")
    person(page, "Erna").click()
    page.page.wait_for_timeout(500)
    assert page.bubbles() == []
    person(page, "Karl").click()
    page.sees(assistant.EXAMPLE)


def test_reload_resumes(visit: Visit) -> None:
    """A reload shows the same people, the same person chosen, the same messages."""
    page = visit()
    adds(page, "Karl")
    page.says("Guten Abend")
    page.sees(assistant.EXAMPLE)
    page.page.reload()
    expect(person(page, "Karl")).to_have_attribute("aria-selected", "true")
    page.sees("Guten Abend")
    assert page.bubbles() == ["Guten Abend", assistant.EXAMPLE]
    expect(person(page, "Erna")).to_have_count(1)


def test_nothing_written_is_kept_in_the_browser(visit: Visit) -> None:
    """The browser remembers names and chats, never a word of a message."""
    page = visit()
    page.says("47110815 40213")
    page.sees("Drei Termine sind frei")
    kept = page.page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    assert "47110815" not in kept
    assert "40213" not in kept


def test_two_windows_are_two_people(visit: Visit) -> None:
    """Two browsers get chats of their own."""
    erna, karl = visit(), visit()
    erna.says("Ich bin Erna")
    erna.sees(assistant.EXAMPLE)
    karl.says("Ich bin Karl")
    karl.sees(assistant.EXAMPLE)
    assert erna.bubbles() == ["Ich bin Erna", assistant.EXAMPLE]
    assert karl.bubbles() == ["Ich bin Karl", assistant.EXAMPLE]


def test_removing_can_be_taken_back(visit: Visit) -> None:
    """A removed person comes back with their chat; the last one cannot be removed."""
    page = visit()
    page.presses("Mehr zu diesem Chat")
    expect(page.page.get_by_role("menuitem", name="entfernen")).to_have_count(0)
    page.page.keyboard.press("Escape")
    adds(page, "Karl")
    page.says("Guten Abend")
    page.sees(assistant.EXAMPLE)
    page.presses("Mehr zu diesem Chat")
    page.chooses("Karl entfernen")
    expect(person(page, "Karl")).to_have_count(0)
    page.presses("Rückgängig")
    page.sees("Guten Abend")
    expect(person(page, "Karl")).to_have_attribute("aria-selected", "true")


def test_eight_people_do_not_starve_the_page(visit: Visit) -> None:
    """A browser allows six connections to a server; eight people get through all the same."""
    page = visit()
    for number in range(7):
        adds(page, f"Gast {number}")
    page.says("Guten Abend")
    page.sees(assistant.EXAMPLE)
    expect(page.page.get_by_role("button", name="Person hinzufügen").first).to_be_in_viewport()


def test_dialog_can_be_left(visit: Visit) -> None:
    """Escape and "Abbrechen" add nobody; an empty name is not accepted."""
    page = visit()
    tabs = page.page.get_by_role("tablist", name="Wer schreibt").get_by_role("tab")
    page.presses("Person hinzufügen")
    page.page.keyboard.press("Escape")
    page.presses("Person hinzufügen")
    page.page.get_by_label("Vorname").fill("")
    page.page.get_by_label("Vorname").press("Enter")
    expect(page.page.get_by_role("dialog")).to_be_visible()
    page.presses("Abbrechen")
    expect(page.page.get_by_role("dialog")).to_be_hidden()
    expect(tabs).to_have_count(1)
