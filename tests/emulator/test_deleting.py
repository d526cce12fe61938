"""deleteMessage and deleteMessages, and the 48 hours."""

from bot.emulator import Emulator, Person
from tests.emulator.bot_api import BotApi, texts
from tests.emulator.conftest import Clock


async def test_a_message_of_the_person_vanishes_from_the_screen(api: BotApi, erna: Person) -> None:
    """In a private chat the bot can delete what the person wrote, and the phone learns it."""
    said = erna.say("47110815 40213")
    assert await api.ok("deleteMessage", chat_id=erna.chat_id, message_id=said.message_id)
    assert erna.screen() == []
    assert (await erna.next_deletion()).message_id == said.message_id


async def test_a_message_is_deleted_once(api: BotApi, erna: Person) -> None:
    """Deleting again, or what never was, is 400 "message to delete not found"."""
    sent = await api.send(erna.chat_id)
    call = {"chat_id": erna.chat_id, "message_id": sent}
    await api.ok("deleteMessage", **call)
    expected = (400, "Bad Request: message to delete not found")
    assert await api.refused("deleteMessage", **call) == expected


async def test_after_48_hours_a_message_stays(api: BotApi, clock: Clock, erna: Person) -> None:
    """47 hours are young enough, 49 are too old, for both sides' messages."""
    said, sent = erna.say("alt").message_id, await api.send(erna.chat_id)
    clock.advance(hours=47)
    await api.ok("deleteMessage", chat_id=erna.chat_id, message_id=sent)
    clock.advance(hours=2)
    expected = (400, "Bad Request: message can't be deleted for everyone")
    call = {"chat_id": erna.chat_id, "message_id": said}
    assert await api.refused("deleteMessage", **call) == expected
    assert texts(erna.screen()) == ["alt"]


async def test_in_a_group_only_own_messages_can_be_deleted(
    api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """What people write into a group stays; what the bot wrote can go."""
    said = erna.group_say("Hallo alle")
    group = emulator.group()
    call = {"chat_id": group.chat_id, "message_id": said.message_id}
    expected = (400, "Bad Request: message can't be deleted")
    assert await api.refused("deleteMessage", **call) == expected
    own = await api.send(group.chat_id)
    await api.ok("deleteMessage", chat_id=group.chat_id, message_id=own)
    assert texts(group.screen()) == ["Hallo alle"]


async def test_several_messages_go_in_one_call(api: BotApi, erna: Person) -> None:
    """DeleteMessages passes over what is already gone."""
    ids = [erna.say(text).message_id for text in "abc"]
    assert await api.ok("deleteMessages", chat_id=erna.chat_id, message_ids=[*ids[:2], 999])
    assert texts(erna.screen()) == ["c"]
