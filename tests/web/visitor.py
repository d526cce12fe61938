"""A visitor of the demo page, for tests that read like a visit."""

import re
from collections.abc import Sequence

from playwright.sync_api import ConsoleMessage, Locator, Page, expect


class Visitor:
    """Sees and does what a person does; what the browser complains about is kept."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    @property
    def draft(self) -> Locator:
        """The typing box."""
        return self.page.get_by_role("textbox", name="Nachricht", exact=True)

    @property
    def log(self) -> Locator:
        """The messages on the screen."""
        return self.page.get_by_role("log")

    def arrives(self, address: str) -> "Visitor":
        """Open the page and wait until the phone can be used."""
        self.page.goto(address)
        expect(self.page.locator("#dock")).not_to_have_attribute("inert", "")
        expect(self.page.get_by_role("button", name="Befehle")).to_be_visible()
        return self

    def says(self, text: str) -> None:
        """Type and send."""
        self.draft.fill(text)
        self.draft.press("Enter")

    def presses(self, name: str) -> None:
        """Press a button by its name."""
        self.page.get_by_role("button", name=name, exact=True).last.click()

    def chooses(self, name: str) -> None:
        """Choose from the open menu."""
        self.page.get_by_role("menuitem", name=re.compile(name)).click()

    def sees(self, text: str) -> None:
        """Wait until the chat shows the text."""
        expect(self.log.get_by_text(text).last).to_be_visible()

    def does_not_see(self, text: str) -> None:
        """Wait until the chat does not show the text."""
        expect(self.log.get_by_text(text)).to_have_count(0)

    def opens_menu_of(self, text: str) -> None:
        """Open the menu of one's own message."""
        bubble = self.log.locator(".message.own .bubble", has_text=text)
        bubble.hover()
        bubble.locator(".bubble-menu").click()

    def bubbles(self) -> Sequence[str]:
        """The texts of all messages on the screen."""
        return self.log.locator(".message .text").all_inner_texts()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)
