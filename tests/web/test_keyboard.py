"""The demo page without a mouse."""

import pytest
from playwright.sync_api import Page, expect

from tests.web import assistant
from tests.web.conftest import Visit

pytestmark = pytest.mark.needs("chromium")

FOCUSED = "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
OUTLINED = "getComputedStyle(document.activeElement).outlineStyle !== 'none'"


def walk_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press the key until the element with this name has the focus, visibly."""
    for _ in range(60):
        page.keyboard.press(key)
        assert page.evaluate(OUTLINED), page.evaluate(FOCUSED)
        if page.evaluate(FOCUSED).strip() == name:
            return
    raise AssertionError(f"{name} is out of reach")


def test_booking_by_keyboard_alone(visit: Visit) -> None:
    """Tab, arrows and Enter are enough to book."""
    erna = visit()
    keys = erna.page.keyboard
    walk_to(erna.page, "Diesen Brief benutzen")
    keys.press("Enter")
    expect(erna.draft).to_be_focused()
    keys.press("Enter")
    erna.sees("Drei Termine sind frei")
    walk_to(erna.page, "Di, 1. Dezember, 10–12 Uhr", "Shift+Tab")
    keys.press("Enter")
    erna.sees(assistant.SURE)
    walk_to(erna.page, "Ja, buchen", "Tab")
    keys.press("Enter")
    erna.sees(assistant.BOOKED)


def test_skip_link_comes_first(visit: Visit) -> None:
    """The first Tab offers to go straight to the chat."""
    erna = visit()
    erna.page.keyboard.press("Tab")
    skip = erna.page.get_by_role("link", name="Zum Chat springen")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()


def test_focus_moves_as_the_page_is_read(visit: Visit) -> None:
    """Letters, phone, bookings: the order of Tab is the order on the screen."""
    erna = visit()
    seen = []
    for _ in range(20):
        erna.page.keyboard.press("Tab")
        section = "document.activeElement.closest('section')?.id"
        seen.append(erna.page.evaluate(section))
    order = [name for name in dict.fromkeys(seen) if name]
    assert order == ["letters", "chat", "bookings"]


def test_letters_are_tabs(visit: Visit) -> None:
    """Arrows walk through the letters, round and round; Tab goes on to the letter's buttons."""
    erna = visit()
    erna.page.get_by_role("tab", name="Erna Albers").focus()
    for name in ("Karl Brandt", "Ayşe Demir", "Erna Albers"):
        erna.page.keyboard.press("ArrowRight")
        expect(erna.page.get_by_role("tab", name=name)).to_be_focused()
        expect(erna.page.get_by_role("tabpanel", name=name)).to_be_visible()
        expect(erna.page.get_by_role("tabpanel")).to_have_count(2)
    erna.page.keyboard.press("ArrowLeft")
    expect(erna.page.get_by_role("tab", name="Ayşe Demir")).to_be_focused()


@pytest.mark.parametrize("name", ["Befehle", "Etwas anhängen", "Mehr zu diesem Chat"])
def test_menus(visit: Visit, name: str) -> None:
    """Enter opens, arrows walk, Escape closes and gives the focus back."""
    erna = visit()
    button = erna.page.get_by_role("button", name=name)
    menu = erna.page.get_by_role("menu")
    button.focus()
    erna.page.keyboard.press("Enter")
    items = erna.page.get_by_role("menuitem")
    expect(items.first).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    erna.page.keyboard.press("ArrowUp")
    expect(items.last).to_be_focused()
    erna.page.keyboard.press("ArrowDown")
    expect(items.first).to_be_focused()
    erna.page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_menu_of_a_message(visit: Visit) -> None:
    """The menu of an own message is within reach of the keyboard."""
    erna = visit()
    erna.says("Guten Abend")
    erna.sees(assistant.EXAMPLE)
    erna.log.locator(".bubble-menu").focus()
    erna.page.keyboard.press("Enter")
    erna.page.keyboard.press("Enter")
    expect(erna.draft).to_have_value("Guten Abend")
    expect(erna.draft).to_be_focused()


def test_focus_survives_a_deleted_message(visit: Visit) -> None:
    """Who stands on a message that vanishes stands in the chat, not at the top of the page."""
    erna = visit()
    erna.says("47110815 40213")
    erna.log.locator(".bubble-menu").focus()
    erna.sees("Drei Termine sind frei")
    erna.does_not_see("47110815 40213")
    expect(erna.log).to_be_focused()


def test_shift_enter_writes_a_new_line(visit: Visit) -> None:
    """Enter sends, Shift and Enter begin a new line."""
    erna = visit()
    erna.draft.focus()
    erna.page.keyboard.type("Guten Abend")
    erna.page.keyboard.press("Shift+Enter")
    erna.page.keyboard.type("hier ist Erna")
    erna.page.keyboard.press("Enter")
    erna.sees(assistant.EXAMPLE)
    assert erna.bubbles()[0] == "Guten Abend\nhier ist Erna"
