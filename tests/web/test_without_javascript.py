"""The demo page in a browser that runs no scripts."""

import pytest
from playwright.sync_api import Browser, expect

from tests.web.site import Site

pytestmark = pytest.mark.needs("chromium")


@pytest.mark.parametrize("width", [360, 1280])
def test_letters_and_bookings_are_there(site: Site, browser: Browser, width: int) -> None:
    """All letters and bookings show, and a sentence says why there is no phone."""
    site.booked.book()
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto(site.address)
    expect(page.locator("noscript .notice")).to_be_visible()
    for number in ("47110815", "20261123078", "47110831"):
        expect(page.get_by_text(number)).to_be_visible()
    expect(page.get_by_text("Auftrag •••••815")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("heading", name="Einen Termin im Chat buchen")).to_be_visible()
    context.close()
