"""A message, as the emulator keeps it, as the bot gets it and as a phone shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.emulator.world.chats import Chat, User


@dataclass(frozen=True)
class Button:
    """A button under a message: it carries callback data or opens an address."""

    text: str
    data: str | None = None
    url: str | None = None

    def as_json(self) -> dict[str, str]:
        """For the phone page."""
        pairs = {"text": self.text, "data": self.data, "url": self.url}
        return {name: value for name, value in pairs.items() if value is not None}


@dataclass(frozen=True)
class Shown:
    """A message as it stood on the phone's screen at one moment."""

    message_id: int
    author: str
    date: datetime
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    edited: bool = False
    kind: str = "text"
    read: bool = False
    keyboard: tuple[tuple[str, ...], ...] | None = None
    file: dict[str, Any] | None = None

    @property
    def labels(self) -> list[str]:
        """The texts of all buttons, row by row."""
        return [button.text for row in self.buttons for button in row]

    def as_json(self) -> dict[str, Any]:
        """For the phone page; `keyboard` and `file` only where there is one."""
        told: dict[str, Any] = {
            "message_id": self.message_id,
            "from": self.author,
            "date": self.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "text": self.text,
            "buttons": [[button.as_json() for button in row] for row in self.buttons],
            "edited": self.edited,
            "kind": self.kind,
            "read": self.read,
        }
        if self.keyboard is not None:
            told["keyboard"] = [list(row) for row in self.keyboard]
        if self.file is not None:
            told["file"] = self.file
        return told


@dataclass
class Message:
    """One message of a chat. `content` holds the Bot API fields of a medium."""

    message_id: int
    chat: Chat
    author: User
    date: datetime
    text: str
    kind: str
    entities: list[dict[str, Any]]
    content: dict[str, Any]
    markup: dict[str, Any]
    reply_to: Message | None
    edited_at: datetime | None = None
    markup_edited: bool = False
    read: bool = False

    @property
    def inline(self) -> list[list[dict[str, Any]]]:
        """The rows of the inline keyboard; empty when there is none."""
        rows: list[list[dict[str, Any]]] = self.markup.get("inline_keyboard", [])
        return rows

    def as_api(self, *, quoted: bool = False) -> dict[str, Any]:
        """The Bot API object `Message`; a quoted one does not quote again."""
        told: dict[str, Any] = {
            "message_id": self.message_id,
            "from": self.author.as_api(),
            "chat": self.chat.as_api(),
            "date": int(self.date.timestamp()),
        }
        if self.edited_at is not None:
            told["edit_date"] = int(self.edited_at.timestamp())
        if self.reply_to is not None and not quoted:
            told["reply_to_message"] = self.reply_to.as_api(quoted=True)
        told |= self.content
        is_text = self.kind == "text"
        if self.text:
            told["text" if is_text else "caption"] = self.text
        if self.entities:
            told["entities" if is_text else "caption_entities"] = self.entities
        if self.inline:
            told["reply_markup"] = {"inline_keyboard": self.inline}
        return told

    def shown(self) -> Shown:
        """A picture of this moment."""
        rows = tuple(
            tuple(Button(b["text"], b.get("callback_data"), b.get("url")) for b in row)
            for row in self.inline
        )
        keyboard = self.markup.get("keyboard")
        return Shown(
            message_id=self.message_id,
            author="bot" if self.author.is_bot else "user",
            date=self.date,
            text=self.text,
            buttons=rows,
            edited=self.edited_at is not None and not self.markup_edited,
            kind=self.kind,
            read=self.read,
            keyboard=None if keyboard is None else tuple(tuple(row) for row in keyboard),
            file=_file(self),
        )


def _file(message: Message) -> dict[str, Any] | None:
    document = message.content.get("document")
    if document is None:
        return None
    return {
        "file_id": document["file_id"],
        "name": document.get("file_name", ""),
        "size": document["file_size"],
    }
