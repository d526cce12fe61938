"""Users and chats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.emulator.world.events import EventLog
from bot.emulator.world.messages import Message, Shown


@dataclass(frozen=True)
class User:
    """A person or the bot."""

    user_id: int
    first_name: str
    language_code: str | None = None
    is_bot: bool = False
    username: str | None = None

    def as_api(self) -> dict[str, Any]:
        """The Bot API object `User`."""
        told: dict[str, Any] = {
            "id": self.user_id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return {name: value for name, value in told.items() if value is not None}


@dataclass
class Chat:
    """A private chat of one person with the bot, or a group the bot is in."""

    chat_id: int
    title: str
    owner: User
    is_group: bool = False
    started: bool = False
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    log: EventLog = field(default_factory=EventLog)

    def as_api(self) -> dict[str, Any]:
        """The Bot API object `Chat`."""
        if self.is_group:
            return {"id": self.chat_id, "type": "group", "title": self.title}
        return {"id": self.chat_id, "type": "private", "first_name": self.title}

    def show(self, kind: str, message: Message) -> None:
        """Write down that `message` appeared or changed."""
        shown = message.shown()
        self.log.add(kind, shown.as_json(), shown)

    def screen(self) -> list[Shown]:
        """The messages now visible, oldest first."""
        return [message.shown() for message in self.messages.values()]
