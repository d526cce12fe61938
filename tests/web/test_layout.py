"""Where things stand, from a telephone to a desk."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import Visit

pytestmark = pytest.mark.needs("chromium")

SIZES = [(320, 640), (360, 740), (390, 844), (768, 1024), (1024, 768), (1280, 800), (1920, 1080)]


def fits(page: Page) -> bool:
    """Whether nothing makes the page wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def within(part: Locator, page: Page) -> bool:
    """Whether the whole part is on the screen."""
    box, size = part.bounding_box(), page.viewport_size
    assert box
    assert size
    right, bottom = box["x"] + box["width"], box["y"] + box["height"]
    return bool(
        box["x"] >= 0 and box["y"] >= 0 and right <= size["width"] and bottom <= size["height"]
    )


def test_nothing_is_wider_than_the_screen(visit: Visit) -> None:
    """No view scrolls sideways, from the smallest telephone to a large screen."""
    erna = visit()
    for width, height in SIZES:
        erna.page.set_viewport_size({"width": width, "height": height})
        assert fits(erna.page), width
        for view in ("letters", "bookings", "chat") if width < 720 else ():
            erna.page.locator(f".views [data-view={view}]").click()
            assert fits(erna.page), (width, view)


def test_first_screen_at_a_desk(visit: Visit) -> None:
    """At 1280 × 800 letter, phone and bookings are seen whole, without scrolling."""
    erna = visit(1280, 800)
    page = erna.page
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    for part in (".device", ".letter:not([data-folded])", "#bookings .empty", "#add-person"):
        assert within(page.locator(part), page), part


def test_a_long_chat_does_not_push_the_page(visit: Visit) -> None:
    """The chat scrolls within the phone, the page stays."""
    erna = visit(1280, 800)
    erna.says("Zeile\n" * 60)
    expect(erna.log.locator(".message.bot")).to_have_count(1)
    assert erna.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert within(erna.draft, erna.page)


def test_on_a_telephone_the_chat_fills_the_screen(visit: Visit) -> None:
    """At 360 px the typing box and the way to the letters are in sight at once."""
    erna = visit(360, 740, has_touch=True, is_mobile=True)
    for part in (erna.draft, erna.page.get_by_role("link", name="Briefe"), erna.log):
        assert within(part, erna.page)


def test_on_a_telephone_a_letter_leads_back_to_the_chat(visit: Visit) -> None:
    """The button "Diesen Brief benutzen" shows the chat with the numbers in the typing box."""
    erna = visit(360, 740, has_touch=True, is_mobile=True)
    erna.page.get_by_role("link", name="Briefe").click()
    expect(erna.draft).to_be_hidden()
    use = erna.page.get_by_role("button", name="Diesen Brief benutzen")
    assert within(use, erna.page)
    use.click()
    expect(erna.draft).to_have_value("47110815 40213")
    assert within(erna.draft, erna.page)


def test_on_a_telephone_a_booking_is_counted(visit: Visit) -> None:
    """A booking made while the list is out of sight is counted beside its name."""
    erna = visit(360, 740)
    erna.says("47110815 40213")
    erna.presses("Di, 1. Dezember, 10–12 Uhr")
    erna.presses("Ja, buchen")
    badge = erna.page.locator("#badge")
    expect(badge).to_have_text("1")
    erna.page.get_by_role("link", name="Termine").click()
    expect(badge).to_be_hidden()
    expect(erna.page.get_by_text("Dienstag, 1. Dezember 2026", exact=True)).to_be_visible()


def test_printing_shows_the_letter(visit: Visit) -> None:
    """On paper: the chosen letter at its true measures and the bookings, no phone, no buttons."""
    erna = visit(794, 1123)
    erna.page.get_by_role("tab", name="Karl Brandt").click()
    erna.page.emulate_media(media="print")
    expect(erna.page.locator("#phone")).to_be_hidden()
    expect(erna.page.get_by_role("button", name="Diesen Brief benutzen")).to_have_count(0)
    expect(erna.page.get_by_text("Am Mühlenbach 3")).to_be_visible()
    window = erna.page.locator("#letter-2 .window").bounding_box()
    assert window
    millimetres = {side: round(window[side] / 96 * 25.4) for side in ("x", "y", "width", "height")}
    assert millimetres == {"x": 20, "y": 45, "width": 85, "height": 45}
