"""A group chat that the bot is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.emulator.people import acts, membership
from bot.emulator.people.watching import Watch
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Shown
from bot.emulator.world.world import World

if TYPE_CHECKING:
    from bot.emulator.people.person import Person


class Group(Watch):
    """Everybody may write into it; the bot is told of its joining with the first message."""

    def __init__(self, world: World, chat: Chat) -> None:
        super().__init__(chat)
        self._world = world
        self._joined = False

    @property
    def chat_id(self) -> int:
        """The id of the group, below zero."""
        return self.chat.chat_id

    def say(self, person: Person, text: str) -> Shown:
        """Write a message as this person."""
        owner = person.chat.owner
        if not self._joined:
            self._joined = True
            membership.tell_membership(self._world, self.chat, owner, "left", "member")
        return acts.say(self._world, self.chat, text, owner)[-1].shown()
