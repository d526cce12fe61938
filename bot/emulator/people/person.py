"""A person with a phone, for tests that read like a conversation."""

from __future__ import annotations

from bot.emulator.people import acts, membership
from bot.emulator.people.group import Group
from bot.emulator.people.watching import Watch
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Shown
from bot.emulator.world.world import World


class Person(Watch):
    """One person in a private chat with the bot.

    Acts raise PhoneError where the app would not let the person do it.
    """

    def __init__(self, world: World, chat: Chat, group: Group) -> None:
        super().__init__(chat)
        self._world = world
        self._group = group

    @property
    def chat_id(self) -> int:
        """The id of the chat, which is also the id of the person."""
        return self.chat.chat_id

    @property
    def name(self) -> str:
        """The first name."""
        return self.chat.title

    def say(self, text: str) -> Shown:
        """Send a text; of a long text that became several messages, the last is given."""
        return acts.say(self._world, self.chat, text)[-1].shown()

    def start(self, code: str = "") -> Shown:
        """Open the bot, with the code of a deep link if there is one."""
        return self.say(f"/start {code}")

    async def ask(self, text: str, within: float = 5.0) -> Shown:
        """Send a text and wait for the bot's next message."""
        self.say(text)
        return await self.next_message(within)

    def press(self, button: str) -> str:
        """Press the newest visible button with this text or this data; gives the query's id."""
        for shown in reversed(self.screen()):
            for one in (one for row in shown.buttons for one in row):
                if one.data is not None and button in {one.text, one.data}:
                    return acts.press(self._world, self.chat, shown.message_id, one.data)
        visible = [label for shown in self.screen() for label in shown.labels]
        raise LookupError(f"no button {button!r}; visible are: {visible}")

    def forge_press(self, message: Shown | int, data: str) -> str:
        """Press what is not there: any data, as a manipulated app could send it."""
        return acts.press(self._world, self.chat, _id(message), data)

    def edit(self, message: Shown | int, text: str) -> Shown:
        """Change one of the person's own messages."""
        return acts.edit(self._world, self.chat, _id(message), text).shown()

    def send_media(self, kind: str, caption: str | None = None) -> Shown:
        """Send a photo, voice, sticker, document, location, contact or video."""
        return acts.send_media(self._world, self.chat, kind, caption).shown()

    def group_say(self, text: str, group: Group | None = None) -> Shown:
        """Write into a group that the bot is in: the given one, or the shared one."""
        return (group or self._group).say(self, text)

    def block(self) -> None:
        """Block the bot."""
        membership.block(self._world, self.chat)

    def unblock(self) -> None:
        """Let the bot write again."""
        membership.unblock(self._world, self.chat)


def _id(message: Shown | int) -> int:
    return message if isinstance(message, int) else message.message_id
