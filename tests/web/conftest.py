"""A served demo site and a browser; the browser is closed before tests with a loop go on."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.web.site import Site, served
from tests.web.visitor import Visitor

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Visit = Callable[..., Visitor]


@pytest.fixture(scope="module")
def served_site() -> Iterator[Site]:
    """One demo for the tests of a module, so that its files are fetched once."""
    with served() as site:
        yield site


@pytest.fixture
def site(served_site: Site) -> Site:
    """The demo, with nothing booked yet."""
    served_site.booked.rows.clear()
    return served_site


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Playwright's loop must not outlive the module: others need theirs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> BrowserContext:
    """One profile for a module. Each page of it is a visitor: a page remembers only its own."""
    return browser.new_context(locale="de-DE")


@pytest.fixture
def visit(site: Site, browser: Browser, context: BrowserContext) -> Iterator[Visit]:
    """Opens the page for one more visitor; nobody's browser may complain."""
    visitors: list[Visitor] = []

    def visit(
        width: int = 1280,
        height: int = 800,
        path: str = "/",
        **device: Any,  # noqa: ANN401
    ) -> Visitor:
        own = browser.new_context(locale="de-DE", **device) if device else context
        page = own.new_page()
        page.set_default_timeout(10_000)
        page.set_viewport_size({"width": width, "height": height})
        visitors.append(Visitor(page))
        return visitors[-1].arrives(site.address + path)

    yield visit
    for visitor in visitors:
        visitor.page.close()
    assert [complaint for visitor in visitors for complaint in visitor.complaints] == []
