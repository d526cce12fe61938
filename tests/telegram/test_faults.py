"""A fifth of all calls to Telegram go wrong, and everybody hears everything once, in order."""

import asyncio

import pytest

from bot.already_there import MOST_PROBES, AlreadyThere
from bot.emulator import Person, create
from bot.emulator.faults import KINDS, NO_EFFECT, Faults
from core.domain.order import Order
from tests.telegram.house import House, label
from tests.world import rows
from tests.world.world import START, at

PEOPLE = 20


async def books(person: Person, order: Order) -> None:
    """Book, as quickly as the answers come."""
    person.say(f"{order.order_number} {order.postcode}")
    await shows(person, "Diese Termine sind frei")
    person.press(label(person, "Di "))
    await shows(person, "Soll ich ihn fest für Sie buchen?")
    person.press(label(person, "Ja"))
    await shows(person, "Ihr Termin ist gebucht")


async def shows(person: Person, words: str) -> None:
    """Wait for a message that says so."""
    while words not in (await person.next_message(60)).text:
        pass


def with_an_order(house: House, number: int) -> tuple[Person, Order]:
    """Somebody with an order, and a provider with free slots for nobody else."""
    postcode = f"50{number:03}"
    provider = f"F{number}"
    rows.add_provider(house.parts.database, START, provider_id=provider, area=(postcode,))
    rows.add_slot(house.parts.database, provider, at("2026-11-24 10:00"))
    rows.add_slot(house.parts.database, provider, at("2026-11-25 10:00"))
    return house.person(f"P{number}"), house.order(postcode)


def as_written(house: House, person: Person) -> list[str]:
    """What the assistant wrote to a person, in the order in which it was written."""
    found = house.rows(
        "SELECT m.text FROM messages m JOIN conversations c ON c.id = m.conversation_id"
        " WHERE c.address = :address AND m.direction = 'out' ORDER BY m.id",
        address=str(person.chat_id),
    )
    return [row.text for row in found]


async def all_book(url: str, kinds: tuple[str, ...], seed: int) -> None:
    """Let twenty people book while calls fail; nobody misses, repeats or mixes up a message."""
    faults = Faults(0.2, kinds, seed=seed, hold=0.5)
    async with House(url, create(faults=faults)) as house:
        people = [with_an_order(house, number) for number in range(PEOPLE)]
        await asyncio.gather(*(books(person, order) for person, order in people))
        await house.rest()
        assert house.booked() == PEOPLE
        for person, _ in people:
            assert person.heard == as_written(house, person)
        assert set(faults.injected) == set(kinds)
        assert house.one("SELECT count(*) FROM outbox WHERE state = 'dead'") == 0
        assert not any(order.postcode in str(person.screen()) for person, order in people)


async def test_everything_arrives_once_and_in_order(sqlite_url: str) -> None:
    """Twenty people book through faults of every kind, answers that get lost among them."""
    await all_book(sqlite_url, KINDS, seed=7)


async def test_everything_arrives_at_night(url: str, long: bool) -> None:
    """The same on both engines, with several seeds, with and without lost answers."""
    for seed in range(5 if long else 0):
        await all_book(url, NO_EFFECT if seed % 2 else KINDS, seed)


async def test_lost_answer(house: House) -> None:
    """A message whose answer got lost is found in the chat and not sent again."""
    erna = house.person()
    await house.ask(erna, "/start")
    for _ in range(3):
        house.emulator.faults.once("lost_answer", "sendMessage")
        await house.ask(erna, "Hilfe")
    assert erna.heard == as_written(house, erna)
    stored = house.rows("SELECT external_id FROM outbox ORDER BY id")
    shown = [str(s.message_id) for s in erna.screen() if s.author == "bot"]
    assert [row.external_id for row in stored] == shown


async def test_lost_answer_among_many(house: House) -> None:
    """The message is found among those of many other chats, within twenty looks each."""
    people = [house.person(f"P{number}") for number in range(30)]
    for person in people:
        person.say("Hallo")
    await house.rest()
    for _ in range(5):
        house.emulator.faults.once("lost_answer", "sendMessage")
    for person in people:
        person.say("Hilfe")
    await house.rest()
    assert [len(person.heard) for person in people] == [2] * 30
    assert house.emulator.calls["editMessageText"] <= 5 * MOST_PROBES


async def test_lost_answer_and_nobody_looks(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the look into the chat the message would come twice: the test can fail."""

    async def blind(*_: object) -> None:
        """Find nothing."""

    monkeypatch.setattr(AlreadyThere, "find", blind)
    erna = house.person()
    await house.ask(erna, "/start")
    house.emulator.faults.once("lost_answer", "sendMessage")
    await house.ask(erna, "Hilfe")
    assert len(erna.heard) == 3
    assert erna.heard[1] == erna.heard[2]


async def test_failed_send_is_sent(house: House) -> None:
    """A message that never arrived is not mistaken for an older one that says the same."""
    erna = house.person()
    await house.ask(erna, "/start")
    await house.ask(erna, "Hilfe")
    house.emulator.faults.once("500", "sendMessage")
    await house.ask(erna, "/start")
    house.emulator.faults.once("500", "sendMessage")
    await house.ask(erna, "Hilfe")
    assert erna.heard == as_written(house, erna)
    assert len(erna.heard) == 4
    assert not any(shown.edited for shown in erna.screen())
