"""A served demo site and a browser; the browser is closed before tests with a loop go on."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

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


@pytest.fixture
def site() -> Iterator[Site]:
    """A demo of its own for each test."""
    with served() as site:
        yield site


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Playwright's loop must not outlive the module: others need theirs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def visit(site: Site, browser: Browser) -> Iterator[Visit]:
    """Opens the page for one more visitor; nobody's browser may complain."""
    visitors: list[Visitor] = []

    def visit(
        width: int = 1280,
        height: int = 800,
        path: str = "/",
        **options: Any,  # noqa: ANN401
    ) -> Visitor:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, locale="de-DE", **options)
        context.set_default_timeout(10_000)
        visitors.append(Visitor(context.new_page()))
        return visitors[-1].arrives(site.address + path)

    yield visit
    for visitor in visitors:
        visitor.page.context.close()
    assert [complaint for visitor in visitors for complaint in visitor.complaints] == []
