"""axe finds nothing serious, in light and dark, from a telephone to a desk."""

from dataclasses import replace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web import assistant, samples
from tests.web.conftest import Visit
from tests.web.site import Site

pytestmark = pytest.mark.needs("chromium")

SIZES = ((360, 740), (768, 1024), (1280, 800))
# WCAG 2.2 AA and the best practices, and 7:1 for text (AAA), which is our own aim.
OPTIONS = {
    "rules": {"color-contrast-enhanced": {"enabled": True}},
    "resultTypes": ["violations"],
}


def findings(page: Page) -> list[str]:
    """What axe finds in light and dark and at three widths, one line each."""
    lines = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            violations = Axe().run(page, options=OPTIONS).response["violations"]
            lines += [f"{width} {scheme}: {line}" for line in described(violations)]
    return lines


def described(violations: list[dict[str, Any]]) -> list[str]:
    """Rule, weight, place and measures of each violation."""
    return [
        f"{violation['id']} ({violation['impact']}): {node['target']} {node.get('any')}"
        for violation in violations
        for node in violation["nodes"]
    ]


def test_fresh_page(visit: Visit) -> None:
    """Nothing is found on the page as a visitor first sees it."""
    assert findings(visit().page) == []


def test_conversation(visit: Visit) -> None:
    """Nothing is found in a conversation with buttons, attachments, an edit and a menu open."""
    erna = visit()
    erna.presses("Etwas anhängen")
    erna.chooses("Sprachnachricht")
    erna.says("47110815 40213")
    erna.presses("Di, 1. Dezember, 10–12 Uhr")
    erna.sees(assistant.SURE)
    erna.says("Vielen Dank und Gruß, Mensch")
    erna.sees("Eine Mitarbeiterin meldet sich")
    erna.draft.press("ArrowUp")
    erna.presses("Befehle")
    assert findings(erna.page) == []


def test_dialog(visit: Visit) -> None:
    """Nothing is found in the dialog that asks for a name."""
    erna = visit()
    erna.presses("Person hinzufügen")
    assert findings(erna.page) == []


@pytest.mark.parametrize("view", ["letters", "bookings"])
def test_views_of_a_telephone(visit: Visit, site: Site, view: str) -> None:
    """Nothing is found in the letters and bookings, which a telephone shows one at a time."""
    for state in ("confirmed", "held", "cancelled"):
        site.booked.rows.append(replace(samples.BOOKED, state=state))
    erna = visit(360, 740)
    erna.page.locator(f".views [data-view={view}]").click()
    expect(erna.page.locator(f"#{view}")).to_be_visible()
    assert findings(erna.page) == []


def test_error_page(visit: Visit, site: Site) -> None:
    """Nothing is found on an error page either."""
    erna = visit()
    erna.page.goto(f"{site.address}/nirgends")
    erna.complaints.clear()
    expect(erna.page.get_by_role("heading", name="Diese Seite gibt es nicht")).to_be_visible()
    assert findings(erna.page) == []


def test_messages_are_read_aloud_once(visit: Visit) -> None:
    """The log is a polite live region, says who speaks, and a receipt does not repeat a text."""
    erna = visit()
    expect(erna.log).to_have_attribute("aria-live", "polite")
    erna.page.evaluate(
        """() => {
          window.added = [];
          new MutationObserver((changes) => {
            for (const change of changes) for (const node of change.addedNodes) {
              window.added.push(node.textContent);
            }
          }).observe(document.getElementById('log'), {childList: true, subtree: true});
        }"""
    )
    erna.says("Guten Abend")
    erna.sees(assistant.EXAMPLE)
    own = erna.log.locator(".message.own")
    expect(own.get_by_text("gelesen")).to_have_count(1)
    added = [text for text in erna.page.evaluate("added") if "Guten Abend" in text]
    assert len(added) == 1
    assert added[0].startswith("Sie: Guten Abend")


def test_reduced_motion(visit: Visit) -> None:
    """With reduced motion nothing moves: a deleted message is simply gone."""
    erna = visit(reduced_motion="reduce")
    erna.says("47110815 40213")
    erna.sees("Drei Termine sind frei")
    erna.does_not_see("47110815 40213")
    moving = "document.getAnimations().filter((a) => a.playState === 'running').length"
    assert erna.page.evaluate(moving) == 0
