"""A person books through the whole system."""

from tests.telegram.house import House, label
from tests.world.rows import add_access_code
from tests.world.world import START

CODE = "a-code-from-the-letter"


async def test_booked_in_four_messages(any_house: House) -> None:
    """From /start to the booked appointment it takes four messages."""
    order = any_house.order()
    slot, *_ = any_house.slots()
    erna = any_house.person()
    await any_house.ask(erna, "/start")
    await any_house.ask(erna, f"{order.order_number} {order.postcode}")
    await any_house.press(erna, "Di 24.11.")
    done = await any_house.press(erna, "Ja")
    assert "gebucht" in done.text
    assert any_house.rows("SELECT order_id, slot_id, state, origin FROM appointments") == [
        (order.id, slot.id, "confirmed", "self")
    ]


async def test_link_from_the_letter(house: House) -> None:
    """Through the link in the letter only the postcode is left to ask."""
    order = house.order()
    house.slots()
    add_access_code(house.parts.database, house.parts.secrets, order, CODE, START)
    erna = house.person()
    erna.start(CODE)
    asked = await house.answer(erna)
    assert "Postleitzahl" in asked.text
    await house.ask(erna, order.postcode)
    await house.press(erna, "Di 24.11.")
    await house.press(erna, "Ja")
    assert house.booked() == 1


async def test_typed_words_are_as_good_as_buttons(house: House) -> None:
    """Whoever types everything books the same appointment as who presses every button."""
    house.slots(4)
    typing, pressing = house.person("Tippt"), house.person("Drückt")
    numbers = [house.order(), house.order()]
    for person, order in zip((typing, pressing), numbers, strict=True):
        await house.ask(person, f"{order.order_number} {order.postcode}")
    await house.ask(typing, "1")
    await house.ask(typing, "ja")
    await house.ask(pressing, "Andere Zeiten bitte: Dienstag")
    await house.press(pressing, "Di 24.11.")
    await house.press(pressing, "Ja")
    assert house.booked() == 2
    assert typing.heard[-1].splitlines()[0] == pressing.heard[-1].splitlines()[0]


async def test_goes_on_after_a_restart(any_house: House) -> None:
    """A conversation goes on where it was when the program is started again."""
    order = any_house.order()
    any_house.slots()
    erna = any_house.person()
    await any_house.ask(erna, f"{order.order_number} {order.postcode}")
    await any_house.press(erna, "Di 24.11.")
    await any_house.restart()
    await any_house.press(erna, "Ja")
    assert any_house.booked() == 1


async def test_menu_of_commands(house: House) -> None:
    """The bot's menu offers what can be done, and each of its commands works."""
    order = house.order()
    house.slots()
    erna = house.person()
    erna.start()
    await house.rest()
    commands = [entry["command"] for entry in house.emulator.world.commands_for(erna.chat)]
    assert commands == ["termin", "anzeigen", "verschieben", "absagen", "hilfe", "mensch"]
    await house.ask(erna, f"{order.order_number} {order.postcode}")
    for command in commands:
        before = len(erna.heard)
        await house.ask(erna, f"/{command}@terminlotse_bot")
        assert len(erna.heard) > before
    assert house.one("SELECT count(*) FROM inbox WHERE state = 'parked'") == 0


async def test_words_behind_a_command_count(house: House) -> None:
    """What is written behind a command is understood with it."""
    order = house.order()
    house.slots(day="2026-11-24")
    house.slots(day="2026-11-26")
    erna = house.person()
    await house.ask(erna, f"{order.order_number} {order.postcode}")
    shown = await house.ask(erna, "/termin am Donnerstag")
    assert "Donnerstag" in shown.text
    assert label(erna, "Do 26.11.")


async def test_typing_is_shown(house: House) -> None:
    """While an answer is on its way, the person sees that somebody is typing."""
    erna = house.person()
    await house.ask(erna, "Hallo")
    assert "typing" in [event.kind for event in erna.seen]
