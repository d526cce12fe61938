"""Buttons: the press reaches the bot, the answer reaches the phone."""

import pytest

from bot.emulator import Person, PhoneError
from tests.emulator.bot_api import BotApi
from tests.emulator.conftest import Clock

TOO_OLD = (
    400,
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
)


async def test_a_press_brings_data_message_and_person(api: BotApi, erna: Person) -> None:
    """The update holds what was pressed, where, and by whom."""
    sent = await api.send(erna.chat_id, "Termin?", "Ja", "Nein")
    query_id = erna.press("Nein")
    [update] = await api.updates()
    query = update["callback_query"]
    assert query["id"] == query_id
    assert query["data"] == "nein"
    assert query["message"]["message_id"] == sent
    assert query["from"]["id"] == erna.chat_id


async def test_an_answer_is_shown_on_the_phone(api: BotApi, erna: Person) -> None:
    """The note of answerCallbackQuery appears, an empty one too."""
    await api.send(erna.chat_id, "Termin?", "Ja")
    erna.press("Ja")
    erna.press("ja")
    first, second = (u["callback_query"]["id"] for u in await api.updates())
    await api.ok("answerCallbackQuery", callback_query_id=first, text="Gebucht")
    await api.ok("answerCallbackQuery", callback_query_id=second)
    assert [await erna.next_note(), await erna.next_note()] == ["Gebucht", ""]


async def test_a_press_is_answered_once_and_in_time(
    api: BotApi, clock: Clock, erna: Person
) -> None:
    """A second answer, one after a minute and one to nothing are "query is too old"."""
    await api.send(erna.chat_id, "Termin?", "Ja")
    first, late = erna.press("Ja"), erna.press("Ja")
    await api.ok("answerCallbackQuery", callback_query_id=first)
    assert await api.refused("answerCallbackQuery", callback_query_id=first) == TOO_OLD
    clock.advance(seconds=61)
    assert await api.refused("answerCallbackQuery", callback_query_id=late) == TOO_OLD
    assert await api.refused("answerCallbackQuery", callback_query_id="4711") == TOO_OLD


async def test_a_long_note_is_refused(api: BotApi, erna: Person) -> None:
    """More than 200 characters do not fit."""
    await api.send(erna.chat_id, "Termin?", "Ja")
    call = {"callback_query_id": erna.press("Ja"), "text": "x" * 201}
    answer = await api.refused("answerCallbackQuery", **call)
    assert answer == (400, "Bad Request: MESSAGE_TOO_LONG")


async def test_pressing_what_is_not_there_names_what_is(api: BotApi, erna: Person) -> None:
    """A test that presses a wrong button is told which buttons are visible."""
    await api.send(erna.chat_id, "Termin?", "Ja", "Nein")
    with pytest.raises(LookupError, match=r"visible are: \['Ja', 'Nein'\]"):
        erna.press("Vielleicht")


async def test_a_manipulated_app_can_press_anything(api: BotApi, erna: Person) -> None:
    """Data that no button carries reaches the bot, since real apps can be changed."""
    sent = await api.send(erna.chat_id)
    erna.forge_press(sent, "o:99:99")
    [update] = await api.updates()
    assert update["callback_query"]["data"] == "o:99:99"


async def test_a_deleted_message_cannot_be_pressed(api: BotApi, erna: Person) -> None:
    """What has vanished from the screen has no buttons."""
    sent = await api.send(erna.chat_id, "Termin?", "Ja")
    await api.ok("deleteMessage", chat_id=erna.chat_id, message_id=sent)
    with pytest.raises(PhoneError) as refusal:
        erna.forge_press(sent, "ja")
    assert refusal.value.status == 404
