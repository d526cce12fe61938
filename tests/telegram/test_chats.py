"""A chat as a whole: its order, blocking and coming back."""

import asyncio

from tests.telegram.house import House


async def test_fifty_quick_messages(any_house: House) -> None:
    """Fifty messages in one breath are taken and answered one by one, in their order."""
    erna = any_house.person()
    for number in range(50):
        erna.say(f"Nummer {number}.")
    await any_house.rest()
    taken = any_house.rows("SELECT text FROM messages WHERE direction = 'in' ORDER BY turn, id")
    assert [row.text for row in taken] == [f"Nummer {number}." for number in range(50)]
    turns = any_house.rows("SELECT turn FROM messages WHERE direction = 'in' ORDER BY id")
    assert [row.turn for row in turns] == list(range(1, 51))
    sent = any_house.rows("SELECT text FROM messages WHERE direction = 'out' ORDER BY id")
    assert erna.heard == [row.text for row in sent]


async def test_many_chats_at_once(house: House) -> None:
    """Twenty people talk at once, and each hears exactly the answers to what they said."""
    people = [house.person(f"P{number}") for number in range(20)]
    for said in ("Hallo", "Hilfe", "Hallo", "Wie lange dauert der Termin?"):
        for person in people:
            person.say(said)
    await house.rest()
    assert len({tuple(person.heard) for person in people}) == 1
    assert len(people[0].heard) >= 4


async def test_blocked(any_house: House) -> None:
    """Whoever blocks the bot is written to no more; what was still to be said is not sent."""
    erna = any_house.person()
    await any_house.ask(erna, "Hallo")
    any_house.emulator.calls.clear()
    erna.say("Hilfe")
    erna.block()
    await any_house.rest()
    erna.chat.log.signal.notify()
    assert any_house.one("SELECT count(*) FROM conversations WHERE blocked_at IS NOT NULL") == 1
    states = {row.state for row in any_house.rows("SELECT state FROM outbox")}
    assert states <= {"sent", "dead"}
    assert any_house.emulator.calls["sendMessage"] <= 1


async def test_block_that_nobody_told(house: House) -> None:
    """A refused send says that we are blocked, also when the update about it never came."""
    erna = house.person()
    await house.ask(erna, "Hallo")
    erna.say("Hilfe")
    erna.chat.blocked = True
    await house.rest()
    assert house.one("SELECT count(*) FROM conversations WHERE blocked_at IS NOT NULL") == 1
    refused = house.emulator.calls["sendMessage"]
    await asyncio.sleep(0.1)
    assert house.emulator.calls["sendMessage"] == refused


async def test_unblocked(any_house: House) -> None:
    """Whoever lets the bot in again goes on where they were."""
    order = any_house.order()
    any_house.slots()
    erna = any_house.person()
    await any_house.ask(erna, f"{order.order_number} {order.postcode}")
    await any_house.press(erna, "Di 24.11.")
    erna.block()
    await any_house.rest()
    erna.unblock()
    await any_house.rest()
    await any_house.press(erna, "Ja")
    assert any_house.booked() == 1
    assert "gebucht" in erna.heard[-1]
