"""In a group there is one sentence, only when asked, and never anybody's data."""

import pytest

from bot.emulator import Group, Person
from tests.telegram.house import House

SENTENCE = "In einer Gruppe spreche ich nicht über Termine"


@pytest.fixture
def erna(house: House) -> Person:
    """A person in the group."""
    return house.person()


@pytest.fixture
def family(house: House) -> Group:
    """A group with the bot in it."""
    return house.emulator.group("Familie")


@pytest.mark.parametrize(
    "words",
    ["@terminlotse_bot hilf", "Frag mal @Terminlotse_Bot", "/start", "/termin@terminlotse_bot"],
)
async def test_addressed(house: House, erna: Person, family: Group, words: str) -> None:
    """Whoever names the bot or gives a command is sent to the private chat."""
    family.say(erna, words)
    await house.rest()
    assert len(family.heard) == 1
    assert SENTENCE in family.heard[0]


@pytest.mark.parametrize(
    "words",
    [
        "Wer fährt Oma?",
        "Mail an erna@example.org",
        "@jemand_anders komm",
        "/start@another_bot",
        "/",
    ],
)
async def test_not_addressed(house: House, erna: Person, family: Group, words: str) -> None:
    """What people say to each other is none of our business: no answer, nothing kept."""
    family.say(erna, words)
    await house.ask(erna, "Hallo")  # in private, so that everything before it was taken
    assert family.heard == []
    assert house.one("SELECT count(*) FROM inbox") == 1


async def test_no_data_is_taken_and_none_given(house: House, erna: Person, family: Group) -> None:
    """Numbers said in a group sign nobody in, are not kept, and nothing of an order is shown."""
    order = house.order()
    house.slots()
    family.say(erna, f"@terminlotse_bot {order.order_number} {order.postcode}")
    family.say(erna, "@terminlotse_bot Wann ist mein Termin?")
    await house.rest()
    assert len(set(family.heard)) == 1
    payloads = [row.payload for row in house.rows("SELECT payload FROM inbox")]
    assert not any(order.order_number in payload for payload in payloads)
    assert house.one("SELECT count(*) FROM conversations WHERE order_id IS NOT NULL") == 0


async def test_button_pressed_in_a_group(house: House, erna: Person, family: Group) -> None:
    """A button that got into a group does nothing but send to the private chat."""
    house.slots()
    order = house.order()
    await house.ask(erna, f"{order.order_number} {order.postcode}")
    shown = await house.press(erna, "Di 24.11.")
    family.say(erna, "/start")
    await house.rest()
    query = {
        "id": "4711",
        "from": {"id": erna.chat_id, "is_bot": False, "first_name": "Erna"},
        "chat_instance": "1",
        "data": shown.buttons[0][0].data,
        "message": {
            "message_id": 999,
            "date": 1,
            "chat": {"id": family.chat_id, "type": "group", "title": "Familie"},
            "text": "weitergeleitet",
        },
    }
    house.emulator.push("callback_query", query)
    await house.rest()
    assert house.booked() == 0
    assert len(family.heard) == 2
    assert SENTENCE in family.heard[1]
