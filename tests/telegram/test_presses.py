"""Buttons: pressed twice, pressed late, forged, or somebody else's."""

import asyncio

from bot.emulator import Person
from tests.telegram.house import House, label

OLD = "Dieser Knopf ist schon erledigt"


async def at_the_question(house: House, person: Person) -> str:
    """Lead a person to the question whether to book; return the data of the yes."""
    order = house.order()
    await house.ask(person, f"{order.order_number} {order.postcode}")
    shown = await house.press(person, "Di 24.11.")
    return shown.buttons[0][0].data or ""


async def notes(person: Person, count: int) -> None:
    """Wait until as many presses were answered, so that no button keeps spinning."""
    for _ in range(count):
        await person.next_note()


async def test_double_tap(any_house: House) -> None:
    """Two taps on the yes book once, both taps are answered, and the second gets a kind word."""
    any_house.slots()
    erna = any_house.person()
    await at_the_question(any_house, erna)
    yes = label(erna, "Ja")
    erna.press(yes)
    erna.press(yes)
    shown = await any_house.answer(erna)
    assert any_house.booked() == 1
    assert shown.text.startswith(OLD)
    assert "gebucht" in erna.heard[-2]
    await notes(erna, 3)


async def test_stale_button(house: House) -> None:
    """A button of an earlier message changes nothing and says so, and the open question stays."""
    house.slots()
    erna = house.person()
    await at_the_question(house, erna)
    first = next(shown for shown in erna.screen() if label(erna, "Di") in shown.labels)
    erna.forge_press(first, first.buttons[1][0].data or "")
    shown = await house.answer(erna)
    assert shown.text.startswith(OLD)
    assert house.booked() == 0
    await house.press(erna, "Ja")
    assert house.booked() == 1


async def test_forged_data(house: House) -> None:
    """Data that no button of ours carries is an old button at worst, whatever it is."""
    erna = house.person()
    shown = await house.ask(erna, "/start")
    forged = (
        "x", "o:", "o:1", "o:-1:0", "o:999999999999999999999999:0", "o:1:99", "o:1:0:0", "o:a:b",
        "o:²:0", "'; DROP TABLE outbox; --", "\x00\x01", "😀" * 16, "o:1:" + "9" * 60,
    )  # fmt: skip
    for data in forged:
        erna.forge_press(shown, data)
    last = await house.answer(erna)
    assert last.text.startswith(OLD)
    assert len(erna.heard) == 1 + len(forged)
    await notes(erna, len(forged))


async def test_somebody_elses_button(house: House) -> None:
    """Another person's yes, pressed in one's own chat, books nothing for either."""
    house.slots()
    erna, eve = house.person("Erna"), house.person("Eve")
    yes = await at_the_question(house, erna)
    shown = await house.ask(eve, "/start")
    eve.forge_press(shown, yes)
    assert (await house.answer(eve)).text.startswith(OLD)
    assert house.booked() == 0


async def test_every_press_is_answered(house: House) -> None:
    """Sixty presses at once: not one button keeps spinning, also when Telegram hiccups."""
    people = [house.person(str(number)) for number in range(20)]
    for person in people:
        await house.ask(person, "/start")
    house.emulator.faults.set(0.3, ("429", "500", "reset"), methods=["answerCallbackQuery"], seed=3)
    for person in people:
        for _ in range(3):
            person.press("Hilfe: So geht es")
    await asyncio.gather(*(notes(person, 3) for person in people))
    await house.rest()
