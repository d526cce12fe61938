"""Blocking and unblocking the bot, and its joining of a group."""

from __future__ import annotations

from bot.emulator.world.chats import Chat, User
from bot.emulator.world.world import World


def block(world: World, chat: Chat) -> None:
    """Block the bot."""
    _change_membership(world, chat, "member", "kicked", blocked=True)


def unblock(world: World, chat: Chat) -> None:
    """Allow the bot to write again."""
    _change_membership(world, chat, "kicked", "member", blocked=False)


def _change_membership(world: World, chat: Chat, old: str, new: str, *, blocked: bool) -> None:
    with world.lock:
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        tell_membership(world, chat, chat.owner, old, new)


def tell_membership(world: World, chat: Chat, by: User, old: str, new: str) -> None:
    """Queue `my_chat_member`: the bot's standing in a chat changed."""
    bot = world.bot.as_api()
    change = {
        "chat": chat.as_api(),
        "from": by.as_api(),
        "date": int(world.clock().timestamp()),
    }
    for name, status in (("old_chat_member", old), ("new_chat_member", new)):
        until = {"until_date": 0} if status == "kicked" else {}
        change[name] = {"user": bot, "status": status} | until
    world.tell("my_chat_member", change, chat)
