"""When the server is slow, gone or has forgotten."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.web import assistant
from tests.web.conftest import Visit
from tests.web.site import served
from tests.web.visitor import Visitor

pytestmark = pytest.mark.needs("chromium")


def test_unsent_message_can_be_sent_again(visit: Visit) -> None:
    """A message that did not get through stays, says so, and goes out at a press."""
    erna = visit()
    erna.page.route("**/messages", lambda route: route.abort())
    erna.says("Guten Abend")
    own = erna.log.locator(".message.own")
    expect(own).to_contain_text("nicht gesendet")
    erna.page.unroute("**/messages")
    erna.presses("Noch einmal senden")
    erna.sees(assistant.EXAMPLE)
    expect(own).to_have_count(1)
    expect(own).not_to_contain_text("Noch einmal senden")
    assert all("ERR_FAILED" in complaint for complaint in erna.complaints)
    erna.complaints.clear()


def test_failed_edit_keeps_the_text(visit: Visit) -> None:
    """If a change does not get through, the new text is still in the typing box."""
    erna = visit()
    erna.says("Guten Abend")
    erna.sees(assistant.EXAMPLE)
    erna.page.route("**/edits", lambda route: route.abort())
    erna.draft.press("ArrowUp")
    erna.says("Guten Morgen")
    expect(erna.page.locator("#toast")).to_contain_text("Ihr Text steht noch im Feld")
    expect(erna.draft).to_have_value("Guten Morgen")
    erna.complaints.clear()


def test_late_answer_to_sending_shows_a_message_once(visit: Visit) -> None:
    """The stream may be faster than the answer to the request: still one bubble."""
    erna = visit()
    erna.page.evaluate(
        """() => {
          const quick = window.fetch;
          window.fetch = async (...request) => {
            const response = await quick(...request);
            await new Promise((done) => setTimeout(done, 800));
            document.body.dataset.late = "";
            return response;
          };
        }"""
    )
    erna.says("47110815 40213")
    erna.sees("Drei Termine sind frei")
    expect(erna.page.locator("body")).to_have_attribute("data-late", "")
    assert len(erna.bubbles()) == 1


def test_restarted_demo_begins_a_new_chat(browser: Browser) -> None:
    """When the server has forgotten the chat, the person gets a new one and is told so."""
    with served() as before:
        port = int(before.address.rpartition(":")[2])
        erna = Visitor(browser.new_page()).arrives(before.address)
        erna.says("Guten Abend")
        erna.sees(assistant.EXAMPLE)
    presence = erna.page.locator("#presence")
    expect(presence).to_have_text("Verbindung wird gesucht …")
    with served(port):
        toast = erna.page.locator("#toast")
        expect(toast).to_contain_text("Hier beginnt ein neues Gespräch", timeout=15_000)
        erna.says("Guten Abend")
        erna.sees(assistant.EXAMPLE)
        assert len(erna.bubbles()) == 2
        erna.page.close()
    expected = re.compile("ERR_|Failed to load resource")
    assert all(expected.search(complaint) for complaint in erna.complaints)
