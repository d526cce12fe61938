"""People in a test: acts, waiting, and the record of all they saw."""

import asyncio

import pytest

from bot.emulator import Emulator, Person, PhoneError, create
from tests.emulator.bot_api import BotApi, texts
from tests.emulator.conftest import Clock


async def echo(api: BotApi, stop_after: int) -> None:
    """A bot that repeats what it hears."""
    offset = 0
    while stop_after:
        for update in await api.updates(offset, timeout=10):
            offset = update["update_id"] + 1
            message = update["message"]
            await api.send(message["chat"]["id"], f"Sie sagten: {message['text']}", "Ja")
            stop_after -= 1


async def test_a_test_reads_like_a_conversation(api: BotApi, erna: Person) -> None:
    """Say, wait, look: the screen shows both sides in order."""
    bot = asyncio.create_task(echo(api, 2))
    erna.say("Hallo")
    assert (await erna.next_message()).text == "Sie sagten: Hallo"
    assert (await erna.ask("Termin")).labels == ["Ja"]
    assert texts(erna.screen()) == ["Hallo", "Sie sagten: Hallo", "Termin", "Sie sagten: Termin"]
    await bot


async def test_the_record_keeps_what_the_screen_lost(api: BotApi, erna: Person) -> None:
    """Deleted and repeated messages stay in `heard`, so a double cannot hide."""
    first = await api.send(erna.chat_id, "Gebucht")
    await api.ok("deleteMessage", chat_id=erna.chat_id, message_id=first)
    await api.send(erna.chat_id, "Gebucht")
    assert texts(erna.screen()) == ["Gebucht"]
    assert erna.heard == ["Gebucht", "Gebucht"]
    assert [event.kind for event in erna.seen] == ["message", "deleted", "message"]


async def test_waiting_in_vain_shows_the_screen(erna: Person) -> None:
    """The error of a wait that ends names what was on the screen."""
    erna.say("Hallo?")
    with pytest.raises(TimeoutError, match=r"no message within 0.01 s(.|\n)*user: Hallo\?"):
        await erna.next_message(0.01)


async def test_silence_can_be_shown(api: BotApi, erna: Person) -> None:
    """Nothing, or else what came nevertheless."""
    assert await erna.silence(0.01) == []
    watching = asyncio.create_task(erna.silence(0.5))
    await asyncio.sleep(0)
    await api.send(erna.chat_id, "doch")
    assert [event.kind for event in await watching] == ["message"]


async def test_messages_from_another_thread_wake_the_one_who_waits(erna: Person) -> None:
    """A bot may run elsewhere: waiting does not depend on the event loop."""
    waiting = asyncio.create_task(erna.next_deletion())
    await asyncio.sleep(0.01)
    said = erna.say("weg")
    await asyncio.to_thread(erna.chat.log.add, "deleted", {"message_id": said.message_id}, said)
    assert (await waiting).text == "weg"


async def test_a_deep_link_starts_with_its_code(api: BotApi, erna: Person) -> None:
    """`start` sends the command with the code, marked as a command."""
    erna.start("a1b2")
    [update] = await api.updates()
    assert update["message"]["text"] == "/start a1b2"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_everybody_sees_only_their_own_chat(
    api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """Two people have two chats."""
    karl = emulator.person("Karl", started=True)
    await api.send(erna.chat_id, "für Erna")
    await api.send(karl.chat_id, "für Karl")
    assert (erna.heard, karl.heard) == (["für Erna"], ["für Karl"])


async def test_a_group_has_its_own_screen(api: BotApi, emulator: Emulator, erna: Person) -> None:
    """What is said in a group is told with the group as chat, after the bot's joining."""
    erna.group_say("Hallo alle")
    joined, said = await api.updates()
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert said["message"]["chat"] == {"id": -5001, "type": "group", "title": "Familie"}
    assert said["message"]["from"]["id"] == erna.chat_id
    await api.send(-5001, "Bitte schreiben Sie mir privat.")
    group = emulator.group()
    assert (await group.next_message()).text == "Bitte schreiben Sie mir privat."
    assert erna.screen() == []
    other = emulator.group("Nachbarn")
    erna.group_say("Guten Tag", other)
    assert (other.chat_id, texts(other.screen())) == (-5002, ["Guten Tag"])


async def test_with_privacy_on_a_group_is_heard_in_commands_only() -> None:
    """A bot in privacy mode does not hear what people say to each other."""
    emulator = create(reads_all_group_messages=False)
    erna = emulator.person("Erna")
    erna.group_say("unter uns")
    erna.group_say("/start")
    kinds = [update.kind for update in emulator.world.updates.pending]
    assert kinds == ["my_chat_member", "message"]


async def test_an_edit_has_48_hours(clock: Clock, erna: Person) -> None:
    """People can correct a message for two days."""
    said = erna.say("Halo")
    clock.advance(hours=49)
    with pytest.raises(PhoneError, match="too old"):
        erna.edit(said, "Hallo")


async def test_any_update_can_be_pushed(api: BotApi, emulator: Emulator) -> None:
    """A kind that no bot knows arrives as it is."""
    emulator.push("hologram", {"depth": 3})
    [update] = await api.updates()
    assert update["hologram"] == {"depth": 3}


async def test_calls_are_counted(api: BotApi, emulator: Emulator, erna: Person) -> None:
    """How often a method was called, and how many calls were refused, can be read."""
    await api.send(erna.chat_id)
    await api.refused("sendMessage", chat_id=5, text="x")
    assert emulator.calls["sendMessage"] == 2
    assert emulator.refusals == {400: 1}
