"""getMe, commands and descriptions."""

import pytest

from bot.emulator import Emulator, Person, create
from tests.emulator.bot_api import BotApi

START = {"command": "start", "description": "Von vorn beginnen"}
HELP = {"command": "help", "description": "Help"}


async def test_the_bot_learns_who_it_is(api: BotApi) -> None:
    """GetMe gives id, name and what the bot may."""
    me = await api.ok("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (42, True, "terminlotse_bot")


async def test_commands_are_kept_by_scope_and_language(
    api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """GetMyCommands gives exactly what was set; people see the menu of their language."""
    await api.ok("setMyCommands", commands=[START])
    await api.ok("setMyCommands", commands=[HELP], language_code="en")
    assert await api.ok("getMyCommands") == [START]
    assert await api.ok("getMyCommands", language_code="fr") == []
    john = emulator.person("John", language_code="en")
    assert emulator.world.commands_for(erna.chat) == [START]
    assert emulator.world.commands_for(john.chat) == [HELP]
    await api.ok("deleteMyCommands")
    assert await api.ok("getMyCommands") == []


async def test_a_narrower_scope_wins(api: BotApi, emulator: Emulator, erna: Person) -> None:
    """A menu for private chats goes before the general one, one for a chat before both."""
    scopes = [None, {"type": "all_private_chats"}, {"type": "chat", "chat_id": erna.chat_id}]
    for number, scope in enumerate(scopes):
        command = {"command": f"c{number}", "description": "x"}
        more = {} if scope is None else {"scope": scope}
        await api.ok("setMyCommands", commands=[command], **more)
        assert emulator.world.commands_for(erna.chat) == [command]


@pytest.mark.parametrize(
    ("command", "description", "reason"),
    [
        ("Start", "x", "BOT_COMMAND_INVALID"),
        ("gro-ß", "x", "BOT_COMMAND_INVALID"),
        ("x" * 33, "x", "BOT_COMMAND_INVALID"),
        ("", "x", "command must be non-empty"),
        ("start", " ", "command description must be non-empty"),
        ("start", "x" * 257, "command description length must not exceed 256"),
    ],
)
async def test_a_wrong_command_is_refused(
    api: BotApi, command: str, description: str, reason: str
) -> None:
    """Names are 1 to 32 of a-z, 0-9 and _, descriptions 1 to 256 characters."""
    commands = [{"command": command, "description": description}]
    answer = await api.refused("setMyCommands", commands=commands)
    assert answer == (400, f"Bad Request: {reason}")


async def test_descriptions_are_kept_by_language(api: BotApi) -> None:
    """What is not set for a language comes from the general text."""
    await api.ok("setMyDescription", description="Termine")
    await api.ok("setMyDescription", description="Appointments", language_code="en")
    await api.ok("setMyShortDescription", short_description="kurz")
    assert await api.ok("getMyDescription", language_code="en") == {"description": "Appointments"}
    assert await api.ok("getMyDescription", language_code="fr") == {"description": "Termine"}
    assert await api.ok("getMyShortDescription") == {"short_description": "kurz"}
    code, _ = await api.refused("setMyShortDescription", short_description="x" * 121)
    assert code == 400


async def test_an_action_is_shown_and_checked(api: BotApi, erna: Person) -> None:
    """The typing indicator reaches the phone, an unknown action is refused."""
    await api.ok("sendChatAction", chat_id=erna.chat_id, action="typing")
    assert [event.kind for event in erna.seen] == ["typing"]
    answer = await api.refused("sendChatAction", chat_id=erna.chat_id, action="dancing")
    assert answer == (400, "Bad Request: wrong parameter action in request")


async def test_a_second_run_does_not_repeat_update_ids(erna: Person) -> None:
    """Update ids start at the Unix time, so a bot with a memory takes nothing for a repeat."""
    emulator = create()
    now = int(emulator.world.clock().timestamp())
    assert abs(emulator.world.updates.next_id - now) <= 1
