"""editMessageText and editMessageReplyMarkup."""

from bot.emulator import Emulator, Person
from bot.emulator.methods.editing import NOT_MODIFIED
from tests.emulator.bot_api import BotApi, texts


async def test_an_edit_changes_text_and_buttons_in_place(api: BotApi, erna: Person) -> None:
    """The phone shows the new text at the old place, marked as edited, without the buttons."""
    first = await api.send(erna.chat_id, "Moment …", "Ja")
    await api.send(erna.chat_id, "danach")
    edited = await api.ok("editMessageText", chat_id=erna.chat_id, message_id=first, text="Fertig")
    assert edited["text"] == "Fertig"
    assert "edit_date" in edited
    assert texts(erna.screen()) == ["Fertig", "danach"]
    shown = await erna.next_edit()
    assert (shown.edited, shown.buttons) == (True, ())


async def test_taking_buttons_away_does_not_count_as_edited(api: BotApi, erna: Person) -> None:
    """The text keeps standing without the mark; the buttons are gone."""
    sent = await api.send(erna.chat_id, "Termin?", "Ja")
    await api.ok("editMessageReplyMarkup", chat_id=erna.chat_id, message_id=sent)
    [shown] = erna.screen()
    assert (shown.labels, shown.edited) == ([], False)


async def test_an_edit_that_changes_nothing_is_refused(api: BotApi, erna: Person) -> None:
    """Same text and same buttons: 400 "message is not modified"."""
    sent = await api.send(erna.chat_id, "Termin?", "Ja")
    same = {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}
    call = {"chat_id": erna.chat_id, "message_id": sent, "reply_markup": same}
    expected = (400, f"Bad Request: {NOT_MODIFIED}")
    assert await api.refused("editMessageText", text="Termin?", **call) == expected
    assert await api.refused("editMessageReplyMarkup", **call) == expected


async def test_only_own_messages_with_text_can_be_edited(api: BotApi, erna: Person) -> None:
    """A message of the person, a file and a message that is gone are refused, each its way."""
    said = erna.say("Hallo")
    upload = {"document": ("a.pdf", b"%PDF")}
    answer = await api.client.post(
        f"/bot{api.token}/sendDocument", data={"chat_id": str(erna.chat_id)}, files=upload
    )
    file = answer.json()["result"]["message_id"]
    reasons = {
        said.message_id: "message can't be edited",
        file: "there is no text in the message to edit",
        999: "message to edit not found",
        0: "message identifier is not specified",
    }
    for message_id, reason in reasons.items():
        call = {"chat_id": erna.chat_id, "message_id": message_id, "text": "neu"}
        assert await api.refused("editMessageText", **call) == (400, f"Bad Request: {reason}")


async def test_a_message_with_a_reply_keyboard_is_fixed(api: BotApi, erna: Person) -> None:
    """Telegram does not edit a message that brought a keyboard; the phone shows its keys."""
    keys = {"keyboard": [["Ja", {"text": "Nein"}]]}
    sent = await api.ok("sendMessage", chat_id=erna.chat_id, text="?", reply_markup=keys)
    assert erna.screen()[0].keyboard == (("Ja", "Nein"),)
    call = {"chat_id": erna.chat_id, "message_id": sent["message_id"], "text": "neu"}
    answer = await api.refused("editMessageText", **call)
    assert answer == (400, "Bad Request: message can't be edited")


async def test_an_edit_takes_inline_keyboards_only(api: BotApi, erna: Person) -> None:
    """A reply keyboard cannot be put under an edited message."""
    sent = await api.send(erna.chat_id)
    call = {"chat_id": erna.chat_id, "message_id": sent, "reply_markup": {"keyboard": [["a"]]}}
    answer = await api.refused("editMessageReplyMarkup", **call)
    assert answer == (400, "Bad Request: inline keyboard expected")


async def test_a_message_of_another_chat_is_not_found(
    api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """A message id counts within its chat."""
    sent = await api.send(erna.chat_id)
    karl = emulator.person("Karl", started=True)
    call = {"chat_id": karl.chat_id, "message_id": sent, "text": "neu"}
    answer = await api.refused("editMessageText", **call)
    assert answer == (400, "Bad Request: message to edit not found")
