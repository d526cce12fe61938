"""setMyCommands, getMyCommands and deleteMyCommands, per scope and language."""

from __future__ import annotations

import re

from bot.emulator.wire.errors import bad_request
from bot.emulator.wire.parameters import Parameters
from bot.emulator.world.world import World

AT_MOST = 100
DESCRIPTION_LIMIT = 256

Command = dict[str, str]


def set_my_commands(world: World, parameters: Parameters) -> bool:
    """Replace the menu of one scope and language."""
    given = parameters.structure("commands", "commands")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > AT_MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.commands[_key(parameters)] = [_command(one) for one in given]
    _show(world)
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[Command]:
    """The menu of exactly this scope and language."""
    return world.commands.get(_key(parameters), [])


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """Take the menu of this scope and language away."""
    world.commands.pop(_key(parameters), None)
    _show(world)
    return True


def _key(parameters: Parameters) -> tuple[str, str]:
    scope = parameters.structure("scope", "BotCommandScope")
    kind = "default"
    if isinstance(scope, dict):
        kind = str(scope.get("type", "default"))
        if kind == "chat":
            kind = f"chat:{scope.get('chat_id')}"
    return kind, parameters.text("language_code").strip()


def _command(given: object) -> Command:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(given.get("command", "")).strip().removeprefix("/")
    description = str(given.get("description", "")).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > DESCRIPTION_LIMIT:
        raise bad_request(f"command description length must not exceed {DESCRIPTION_LIMIT}")
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def _show(world: World) -> None:
    for chat in world.chats.values():
        chat.log.add("commands", {"commands": world.commands_for(chat)})
