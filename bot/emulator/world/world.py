"""The whole emulated Telegram around one bot."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.emulator.world.chats import Chat, User
from bot.emulator.world.files import Files
from bot.emulator.world.messages import Message
from bot.emulator.world.pending import Poll, Press, Webhook
from bot.emulator.world.signal import Signal
from bot.emulator.world.updates import Update, Updates

Clock = Callable[[], datetime]


@dataclass
class World:
    """All state. `lock` is held while anything in it changes."""

    bot: User
    clock: Clock
    updates: Updates
    chat_ids: itertools.count[int]
    reads_all_group_messages: bool = True
    chats: dict[int, Chat] = field(default_factory=dict)
    files: Files = field(default_factory=Files)
    presses: dict[str, Press] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    profile: dict[tuple[str, str], str] = field(default_factory=dict)
    poll: Poll | None = None
    webhook: Webhook | None = None
    stopped: bool = False
    stopping: Signal = field(default_factory=Signal)
    lock: threading.RLock = field(default_factory=threading.RLock)
    group_ids: itertools.count[int] = field(default_factory=lambda: itertools.count(5001))
    press_ids: itertools.count[int] = field(default_factory=lambda: itertools.count(70_001))
    message_ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def open_chat(self, first_name: str, language_code: str | None, *, started: bool) -> Chat:
        """A new person with a private chat. Until it is started, the bot must not write."""
        with self.lock:
            chat_id = next(self.chat_ids)
            owner = User(chat_id, first_name, language_code)
            chat = self.chats[chat_id] = Chat(chat_id, first_name, owner, started=started)
        return chat

    def open_group(self, title: str) -> Chat:
        """A new group with the bot in it."""
        with self.lock:
            chat_id = -next(self.group_ids)
            chat = Chat(chat_id, title, self.bot, is_group=True, started=True)
            self.chats[chat_id] = chat
        return chat

    def put(
        self,
        chat: Chat,
        author: User,
        text: str,
        *,
        kind: str = "text",
        entities: list[dict[str, Any]] | None = None,
        content: dict[str, Any] | None = None,
        markup: dict[str, Any] | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Append a message to a chat and show it."""
        message = Message(
            message_id=next(self.message_ids),
            chat=chat,
            author=author,
            date=self.clock(),
            text=text,
            kind=kind,
            entities=entities or [],
            content=content or {},
            markup=markup or {},
            reply_to=reply_to,
        )
        chat.messages[message.message_id] = message
        chat.show("message", message)
        return message

    def tell(self, kind: str, payload: object, chat: Chat, message: Message | None = None) -> None:
        """Queue an update for the bot."""
        self.updates.offer(kind, payload, chat.chat_id, self.clock(), message)

    def mark_read(self, updates: list[Update]) -> None:
        """The bot has fetched these updates: two ticks."""
        for update in updates:
            message = update.message
            if message is None or message.read:
                continue
            message.read = True
            if message.message_id in message.chat.messages:
                message.chat.show("read", message)

    def commands_for(self, chat: Chat) -> list[dict[str, str]]:
        """The command menu a person sees: the narrowest scope and language that is set."""
        scopes = (f"chat:{chat.chat_id}", "all_private_chats", "default")
        for scope in scopes:
            for language in (chat.owner.language_code or "", ""):
                if found := self.commands.get((scope, language)):
                    return found
        return []

    def end_poll(self, reason: str) -> None:
        """Let the waiting poll, if there is one, end with 409 and this reason."""
        if self.poll is not None:
            self.poll.ended = reason
            self.poll = None
            self.updates.signal.notify()

    def stop(self) -> None:
        """End every open stream and every waiting poll, at once."""
        self.stopped = True
        self.stopping.notify()
        self.updates.signal.notify()
        for chat in list(self.chats.values()):
            chat.log.signal.notify()
