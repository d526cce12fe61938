"""A visitor chats on the phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.web import assistant
from tests.web.conftest import Visit
from tests.web.site import Site

pytestmark = pytest.mark.needs("chromium")

KINDS = ("Foto", "Sprachnachricht", "Dokument", "Standort", "Sticker")


def test_booking_with_a_letter(visit: Visit) -> None:
    """Letter, numbers, a slot, yes: five presses from the first look to the booking."""
    erna = visit()
    erna.presses("Starten")
    erna.sees("Hier buchen Sie Ihren Termin.")
    erna.presses("Diesen Brief benutzen")
    expect(erna.draft).to_have_value("47110815 40213")
    expect(erna.draft).to_be_focused()
    erna.presses("Senden")
    erna.presses("Di, 1. Dezember, 10–12 Uhr")
    erna.presses("Ja, buchen")
    erna.sees(assistant.BOOKED)
    expect(erna.page.locator("#bookings").get_by_text("gebucht", exact=True)).to_be_visible()


def test_using_a_letter_sends_nothing(visit: Visit) -> None:
    """The numbers wait in the typing box until the visitor sends them."""
    erna = visit()
    erna.presses("Diesen Brief benutzen")
    expect(erna.draft).to_have_value("47110815 40213")
    assert erna.bubbles() == []


def test_each_letter_has_its_own_numbers(visit: Visit) -> None:
    """Choosing another letter changes which numbers are written."""
    karl = visit()
    karl.page.get_by_role("tab", name="Karl Brandt").click()
    karl.presses("Diesen Brief benutzen")
    expect(karl.draft).to_have_value("20261123078 41460")


def test_opening_the_link(visit: Visit) -> None:
    """The link starts the chat with its code, and the code is not shown."""
    erna = visit()
    erna.presses("Link öffnen")
    erna.sees(assistant.CODE_KNOWN)
    assert erna.bubbles()[0] == "/start"


def test_scanned_code_waits_for_starten(visit: Visit, site: Site) -> None:
    """A scanned QR code sends nothing by itself and leaves the address line."""
    erna = visit(path="/?start=k3Xw9QeR")
    expect(erna.page).to_have_url(f"{site.address}/")
    assert erna.bubbles() == []
    erna.presses("Starten")
    erna.sees(assistant.CODE_KNOWN)


def test_deleted_message_vanishes(visit: Visit) -> None:
    """The message with the postcode leaves the screen once the bot deleted it."""
    erna = visit()
    erna.says("47110815 40213")
    erna.sees("Drei Termine sind frei")
    erna.does_not_see("47110815 40213")
    assert len(erna.bubbles()) == 1


def test_ticks_tell_what_was_read(visit: Visit) -> None:
    """A message that the bot has fetched carries two ticks, said aloud as "gelesen"."""
    erna = visit()
    erna.says("Guten Abend")
    own = erna.log.locator(".message.own", has_text="Guten Abend")
    expect(own.get_by_text("gelesen")).to_have_count(1)
    expect(own.locator(".ticks.read")).to_be_visible()


def test_typing_is_shown_until_the_answer(visit: Visit) -> None:
    """The line "schreibt …" stands below the name while the bot writes."""
    erna = visit()
    presence = erna.page.locator("#presence")
    erna.says("Guten Abend")
    expect(presence).to_have_text("schreibt …")
    erna.sees(assistant.EXAMPLE)
    expect(presence).to_have_text("Bot")


def test_editing_through_the_menu(visit: Visit) -> None:
    """An own message can be changed, is marked, and reaches the bot."""
    erna = visit()
    erna.says("Ich hätte gern Dienstag")
    erna.sees(assistant.EXAMPLE)
    erna.opens_menu_of("Ich hätte gern Dienstag")
    erna.chooses("Bearbeiten")
    expect(erna.draft).to_have_value("Ich hätte gern Dienstag")
    erna.says("Ich hätte gern Mittwoch")
    erna.sees("Geändert in: Ich hätte gern Mittwoch")
    own = erna.log.locator(".message.own")
    expect(own).to_have_count(1)
    expect(own.get_by_text("bearbeitet")).to_be_visible()


def test_editing_can_be_left(visit: Visit) -> None:
    """Escape leaves the message as it is and empties the typing box."""
    erna = visit()
    erna.says("Guten Abend")
    erna.sees(assistant.EXAMPLE)
    erna.draft.press("ArrowUp")
    expect(erna.draft).to_have_value("Guten Abend")
    erna.draft.press("Escape")
    expect(erna.draft).to_have_value("")
    expect(erna.page.locator("#edit-bar")).to_be_hidden()


def test_attachments(visit: Visit) -> None:
    """Each kind of attachment is sent, drawn and answered."""
    erna = visit()
    for number, kind in enumerate(KINDS, 1):
        erna.presses("Etwas anhängen")
        erna.chooses(kind)
        expect(erna.log.locator(".message.own")).to_have_count(number)
        expect(erna.log.locator(".message.own").last).to_contain_text(kind)
        expect(erna.log.get_by_text("Bitte schreiben Sie.")).to_have_count(number)


def test_command_menu(visit: Visit) -> None:
    """The bot's commands stand in a menu and are sent when chosen."""
    erna = visit()
    erna.presses("Befehle")
    erna.chooses("Mit einem Menschen sprechen")
    erna.sees("Eine Mitarbeiterin meldet sich")
    erna.presses("/hilfe")
    erna.sees(assistant.EXAMPLE)


def test_pressed_choice_shows_the_answer(visit: Visit) -> None:
    """What the bot answers to a press is shown as a short remark."""
    erna = visit()
    erna.says("47110815 40213")
    erna.presses("Di, 1. Dezember, 10–12 Uhr")
    erna.presses("Ja, buchen")
    expect(erna.page.locator("#toast")).to_contain_text("Gebucht")


def test_blocking(visit: Visit, site: Site) -> None:
    """Who blocks the bot cannot write until they unblock it; a reload remembers."""
    erna = visit()
    erna.says("Guten Abend")
    erna.sees(assistant.EXAMPLE)
    erna.presses("Mehr zu diesem Chat")
    erna.chooses("Bot blockieren")
    expect(erna.draft).to_be_hidden()
    erna.page.reload()
    erna.presses("Blockierung aufheben")
    erna.says("Mensch")
    erna.sees("Eine Mitarbeiterin meldet sich")


def test_text_is_never_markup(visit: Visit) -> None:
    """HTML in a message is shown letter by letter."""
    erna = visit()
    text = "<img src=x onerror=alert(1)> & <b>fett</b>"
    erna.says(text)
    erna.sees(assistant.EXAMPLE)
    assert erna.bubbles()[0] == text


def test_many_messages_keep_order_and_arrive_once(visit: Visit) -> None:
    """Ten messages sent in a hurry stand once each, in the order of sending."""
    erna = visit()
    texts = [f"Nachricht Nummer {number}" for number in range(10)]
    for text in texts:
        erna.says(text)
    expect(erna.log.locator(".message.bot")).to_have_count(10)
    own = erna.log.locator(".message.own .text").all_inner_texts()
    assert own == texts


def test_newest_message_in_sight(visit: Visit) -> None:
    """The chat follows new messages, unless the visitor reads further up."""
    erna = visit()
    for number in range(8):
        erna.says(f"Zeile {number}\nnoch eine\nund noch eine")
    expect(erna.log.locator(".message.bot")).to_have_count(8)
    expect(erna.log.locator(".message").last).to_be_in_viewport()
    erna.log.evaluate("log => log.scrollTop = 0")
    to_end = erna.page.get_by_role("button", name="Zur neuesten Nachricht")
    expect(to_end).to_be_hidden()
    chat = erna.page.evaluate("JSON.parse(sessionStorage['terminlotse.people']).people[0].chat")
    address = f"/telegram/bot42:DEMO/sendMessage?chat_id={chat}&text=Noch+etwas"
    erna.page.evaluate("address => fetch(address)", address)
    expect(to_end).to_be_visible()
    assert erna.log.evaluate("log => log.scrollTop") == 0
    to_end.click()
    expect(erna.log.get_by_text("Noch etwas")).to_be_in_viewport()


def test_times_are_german(visit: Visit) -> None:
    """Times stand in German local time, wherever the browser is."""
    abroad = visit(timezone_id="America/New_York")
    abroad.says("Guten Abend")
    abroad.sees(assistant.EXAMPLE)
    shown = abroad.log.locator("time").first.inner_text()
    assert re.fullmatch(r"\d\d:\d\d", shown)
    now = abroad.page.evaluate(
        "new Date().toLocaleTimeString('de-DE',"
        " {timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit'})"
    )
    minutes = [int(t[:2]) * 60 + int(t[3:]) for t in (shown, now)]
    assert (minutes[1] - minutes[0]) % 1440 <= 1


def test_remark_goes_away(visit: Visit) -> None:
    """A remark leaves the chat after a few seconds."""
    erna = visit()
    erna.page.clock.install()
    erna.presses("Diesen Brief benutzen")
    toast = erna.page.locator("#toast")
    erna.page.clock.run_for(2_000)
    expect(toast).to_be_visible()
    erna.page.clock.run_for(4_000)
    expect(toast).to_be_hidden()
