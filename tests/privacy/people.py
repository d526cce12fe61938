"""Who does what in the run: postcodes and codes in every place where a person can type one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.language.test_hidden_postcodes import SPELLINGS
from tests.privacy.canaries import CODES, WRONG

if TYPE_CHECKING:
    from tests.privacy.playing import Playing

FIRST, SECOND, THIRD, FOURTH = WRONG
AT_ONCE = 5


async def everybody(playing: Playing) -> None:
    """Let all of them do their part; each waits where the next act needs an answer."""
    for part in (books_and_cancels, guesses, opens_links, edits, sends_pictures, in_a_group,
                 writes_to_staff, forges, spells, is_called_by_a_number):  # fmt: skip
        await part(playing)
        await playing.rest()


async def books_and_cancels(playing: Playing) -> None:
    """Sign in with the right postcode, book, and cancel for a reason that holds another."""
    order = playing.parts.demo_orders[0]
    erna = playing.person()
    for text in (
        "/start", f"{order.order_number} {order.postcode}", "1", "ja", "absagen",
        f"Ich ziehe um, nach {FIRST} Musterstadt", "nein", "ja", "Termin buchen", "2", "ja",
    ):  # fmt: skip
        erna.say(text)
        await playing.rest()


async def guesses(playing: Playing) -> None:
    """Wrong postcodes, then the right one in three spellings, then one more while signed in."""
    order = playing.parts.demo_orders[1]
    piotr = playing.person("Piotr")
    piotr.say(order.order_number)
    digits = order.postcode
    for postcode in (
        FIRST, " ".join(SECOND), f"{THIRD[:2]}-{THIRD[2:]}", f"{digits[:3]} {digits[3:]}",
        f"{order.order_number}{digits}", f"{FOURTH} {order.order_number}",
    ):  # fmt: skip
        piotr.say(postcode)
    for _ in range(7):
        playing.person("Fremde").say(f"{order.order_number}, {SECOND}")


async def opens_links(playing: Playing) -> None:
    """A good link and its postcode; a code that nobody has; a code that is too long."""
    order = playing.parts.demo_orders[2]
    jasmin = playing.person("Jasmin")
    jasmin.start(order.code)
    jasmin.say(order.postcode)
    stranger = playing.person("Fremder")
    for code in CODES:
        stranger.start(code)
    stranger.say(f"/start@demo_bot {CODES[0]}")
    stranger.say(f"/start   {CODES[1]}   {FIRST}")


async def edits(playing: Playing) -> None:
    """A message gets a postcode only when it is changed; another loses it."""
    erna = playing.person()
    first = erna.say("Hallo, hier ist Erna")
    second = erna.say(f"{SECOND} ist meine Postleitzahl")
    await playing.rest()
    erna.edit(first, f"Hallo, hier ist Erna aus {SECOND}")
    if second.message_id in {shown.message_id for shown in erna.screen()}:
        erna.edit(second, "Nichts für ungut")


async def sends_pictures(playing: Playing) -> None:
    """Captions hold postcodes, of pictures and of files."""
    erna = playing.person()
    erna.send_media("photo", f"Mein Brief: {THIRD} Musterstadt")
    erna.send_media("document", f"PLZ {THIRD[:2]} {THIRD[2:]}")
    erna.send_media("video", f"Guten Tag aus D-{THIRD}")


async def in_a_group(playing: Playing) -> None:
    """In a group nothing is read, whether the bot is named or not."""
    erna, order = playing.person(), playing.parts.demo_orders[3]
    group = playing.emulator.group("Familie")
    for text in (
        f"Die Postleitzahl ist {FOURTH}", f"@demo_bot {order.order_number} {FOURTH}",
        f"/termin {order.order_number} {order.postcode}", f"/start {CODES[0]}",
    ):  # fmt: skip
        group.say(erna, text)


async def writes_to_staff(playing: Playing) -> None:
    """What staff are to read holds postcodes too, at the end of a long text and in a signature."""
    erna = playing.person()
    for text in (
        "Mensch", f"Ich wohne jetzt in {FOURTH} Musterstadt, Telefon 0171 1234567",
        "So ist das " * 350 + f" {FOURTH}", f"Viele Grüße\nErna\nHauptstr. 5\n{FOURTH} Musterstadt",
    ):  # fmt: skip
        erna.say(text)


async def forges(playing: Playing) -> None:
    """A manipulated app presses buttons that say postcodes and codes."""
    erna = playing.person()
    erna.say("Hallo")
    await playing.rest()
    shown = erna.screen()[-1]
    for data in (FIRST, f"o:1:{SECOND}", f"o:{THIRD}:0", CODES[0]):
        erna.forge_press(shown, data)


async def spells(playing: Playing) -> None:
    """One postcode in every spelling that is said to be hidden, five to a person."""
    for first in range(0, len(SPELLINGS), AT_ONCE):
        person = playing.person()
        for text in SPELLINGS[first : first + AT_ONCE]:
            person.say(text)


async def is_called_by_a_number(playing: Playing) -> None:
    """Somebody's name in the messenger is a postcode."""
    playing.person(f"Erna {FOURTH}").say("Hallo")
