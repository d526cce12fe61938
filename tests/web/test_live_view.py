"""What was booked appears by itself."""

import pytest
from playwright.sync_api import expect

from tests.web.conftest import Visit
from tests.web.site import Site

pytestmark = pytest.mark.needs("chromium")


def test_empty_state_says_what_to_do(visit: Visit) -> None:
    """An empty list says what it is for and what to do."""
    empty = visit().page.locator("#bookings")
    expect(empty).to_contain_text("Noch kein Termin gebucht.")
    expect(empty).to_contain_text("Diesen Brief benutzen")


def test_bookings_appear_for_everybody(visit: Visit, site: Site) -> None:
    """A booking shows within a second in every window, is read aloud, and is marked as new."""
    windows = [visit(), visit()]
    for window in windows:
        expect(window.page.locator("#live")).to_be_visible()
    site.booked.book()
    for window in windows:
        row = window.page.locator(".booked-row.new")
        expect(row).to_contain_text("Dienstag, 1. Dezember 2026", timeout=2000)
        expect(row).to_contain_text("Ankunft zwischen 10 und 12 Uhr")
        expect(row).to_contain_text("Auftrag •••••815")
        expect(window.page.locator("#bookings-news")).to_contain_text("Neu: Dienstag")


def test_what_was_there_before_is_not_news(visit: Visit, site: Site) -> None:
    """A visitor who comes later sees earlier bookings, and nobody announces them."""
    site.booked.book()
    late = visit()
    expect(late.page.locator(".booked-row")).to_have_count(1)
    expect(late.page.locator("#live")).to_be_visible()
    expect(late.page.locator("#bookings-news")).to_be_empty()
